import type { Kind } from '../../../../shared/kinds.ts';
import { type CsvValue, type Layout, readCsvRow } from '../../read/index.ts';
import {
  describedBy,
  isKeyed,
  kindsOf,
  type ParseJson,
  type Reading,
  RecordPlans,
  type SourceDescription,
  type StoredReading,
  unwrapNode,
} from '../../sources/index.ts';
import type { ReadableCase } from '../../store/index.ts';

/** How the records of a source lie in its bytes. */
export interface OriginalSource {
  stream: number;
  encoding: string;
  layout: Layout;
}

interface KnownSource extends OriginalSource {
  /** Null where this program has no description of the system. */
  description: SourceDescription | null;
  plans: Map<Kind, RecordPlans>;
}

interface SourceRow {
  stream: number;
  mapping: string;
  receipt: string;
}

const noKeys: object = {};

/** Reads records again from their original text, as they were read when they were imported. */
export class OriginalRecords {
  readonly #find;
  readonly #known = new Map<number, KnownSource>();

  constructor(db: ReadableCase) {
    this.#find = db.prepare('SELECT stream, mapping, receipt FROM source WHERE id = ?');
  }

  source(id: number): OriginalSource {
    return this.#sourceOf(id);
  }

  /**
   * A record's text as an object: of a table its cells by column, of a GraphQL edge its node; one
   * without fields for anything else.
   * @param parse reads JSON text; exact where it matters, fast where it does not
   */
  read(source: number, text: string, parse: ParseJson): object {
    const { layout } = this.#sourceOf(source);
    if (layout.type === 'csv') return readCsvRow(text, layout);
    const value = unwrapNode(parse(text));
    return isKeyed(value) ? value : noKeys;
  }

  /**
   * How such a record is read; null where this program does not know its shape any more. Records with
   * the same keys share one plan.
   */
  reading(source: number, kind: Kind, record: object, parse: ParseJson): Reading | null {
    const { description, plans } = this.#sourceOf(source);
    if (description === null) return null;
    let ofKind = plans.get(kind);
    if (ofKind === undefined) {
      ofKind = new RecordPlans(description, kind);
      plans.set(kind, ofKind);
    }
    return ofKind.for(record, parse);
  }

  /** What the fields of such a record are read from: itself, or what its shape opens of it. */
  opened(source: number, record: object, parse: ParseJson): object | null {
    const { description } = this.#sourceOf(source);
    const [shape] = description?.shapes ?? [];
    if (shape === undefined) return null;
    return this.reading(source, kindsOf(shape)[0], record, parse)?.subject ?? null;
  }

  #sourceOf(id: number): KnownSource {
    let known = this.#known.get(id);
    if (known === undefined) {
      const row = this.#find.get(id) as SourceRow;
      const { layout, ...stored } = JSON.parse(row.mapping) as StoredReading & { layout: Layout };
      const { encoding } = JSON.parse(row.receipt) as { encoding: string };
      const description = describedBy(stored);
      known = { stream: row.stream, encoding, layout, description, plans: new Map() };
      this.#known.set(id, known);
    }
    return known;
  }
}

/** Column and cell of a row of a table, from left to right; columns that the row lacks are left out. */
export function cellsInOrder(row: CsvValue, header: readonly string[]): [string, string][] {
  const named = new Set(header);
  const names = [...header, ...Object.keys(row).filter((name) => !named.has(name))];
  return names.flatMap((name) => (name in row ? [[name, row[name] as string]] : []));
}
