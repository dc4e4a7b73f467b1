import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
} from 'yaml';
import type { Located, Scalar, Spot } from './located.ts';
import { RuleTrouble } from './rule-trouble.ts';

/** One document of a YAML file, or why it cannot be read. */
export type YamlDocument =
  | { value: Located; text: string; line: number }
  | { trouble: RuleTrouble; line: number };

/** Largest file that is read, in bytes. */
export const largestFile = 1024 * 1024;

/** Most values that a document may have when its aliases are written out, and how deep they may lie. */
const mostValues = 50_000;
const mostLevels = 64;

/**
 * Reads the documents of a YAML file (1.2, core schema: nothing but maps, lists and scalars). A tag or
 * a merge key has no meaning, an alias counts as what it stands for.
 */
export function readDocuments(text: string): YamlDocument[] {
  const lines = new LineCounter();
  let documents: readonly Document[];
  try {
    const found = parseAllDocuments(text, {
      lineCounter: lines,
      schema: 'core',
      version: '1.2',
      uniqueKeys: true,
      stringKeys: true,
      intAsBigInt: true,
      prettyErrors: false,
      logLevel: 'silent',
    });
    documents = Array.isArray(found) ? found : [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const trouble = new RuleTrouble(null, 'This is nested too deep to be read. Write it flatter.');
    return [{ trouble, line: 1 }];
  }
  return documents.flatMap((document) => readDocument(document, text, lines) ?? []);
}

function readDocument(document: Document, text: string, lines: LineCounter): YamlDocument | null {
  const [start, , end] = document.range ?? [0, 0, text.length];
  const first = document.contents?.range?.[0] ?? start;
  const spotOf = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const { line } = spotOf(first);
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) {
    const said = error.message.replace(/\.$/, '');
    const message = /call stack/.test(said)
      ? 'This is nested too deep to be read. Write it flatter.'
      : `This is not the YAML that rules are written in: ${said}. Correct it here.`;
    return { trouble: new RuleTrouble(spotOf(error.pos[0]), message), line };
  }
  if (document.contents === null) return null;
  try {
    const value = new Locator(document, spotOf).locate(document.contents, 1);
    if (value.kind === 'scalar' && value.value === null) return null;
    return { value, text: text.slice(start, end).trim(), line };
  } catch (trouble) {
    if (trouble instanceof RuleTrouble) return { trouble, line };
    throw trouble;
  }
}

/** Walks the nodes of a document, with an eye on how much they come to. */
class Locator {
  readonly #document: Document;
  readonly #spotOf: (offset: number) => Spot;
  #values = 0;

  constructor(document: Document, spotOf: (offset: number) => Spot) {
    this.#document = document;
    this.#spotOf = spotOf;
  }

  locate(node: Node, level: number): Located {
    const spot = this.#spotOf(node.range?.[0] ?? 0);
    this.#values += 1;
    if (this.#values > mostValues) {
      throw new RuleTrouble(
        spot,
        `With its aliases written out, this has more than ${mostValues} values. Split it, or leave out the aliases.`,
      );
    }
    if (level > mostLevels) {
      throw new RuleTrouble(
        spot,
        `This is nested deeper than ${mostLevels} levels. Write it flatter.`,
      );
    }
    if (isAlias(node)) {
      const meant = node.resolve(this.#document);
      if (meant === undefined)
        throw new RuleTrouble(
          spot,
          `There is no anchor &${node.source}. Set it before, or write the value out.`,
        );
      return this.locate(meant, level + 1);
    }
    if (isScalar(node)) return { kind: 'scalar', value: scalarOf(node.value), spot };
    if (isSeq(node)) {
      const items = node.items.map((item) => this.locate(item as Node, level + 1));
      return { kind: 'list', items, spot };
    }
    if (!isMap(node)) throw new RuleTrouble(spot, 'This is neither a map, a list nor a value.');
    const entries = node.items.map(({ key, value }) => {
      const keySpot = this.#spotOf((key as Node).range?.[0] ?? 0);
      const at: Located =
        value === null
          ? { kind: 'scalar', value: null, spot: keySpot }
          : this.locate(value as Node, level + 1);
      const written = isScalar(key) ? key.value : null;
      return { key: String(written), spot: keySpot, value: at };
    });
    return { kind: 'map', entries, spot };
  }
}

function scalarOf(value: unknown): Scalar {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  return null;
}
