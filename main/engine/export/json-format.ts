import {
  type JsonChanges,
  OriginalJson,
  type OriginalRecords,
  type OriginalTexts,
} from '../query/index.ts';
import type { RecordFormat } from './record-format.ts';
import type { RecordWindow } from './record-windows.ts';
import type { TextArena } from './text-arena.ts';

/** What the changes of a JSON text are called in a manifest. */
const sentences: Record<keyof JsonChanges, string> = {
  fromTable: 'rows of a table are objects of column name to cell, in the order of the columns',
  notText: 'rows of a table hold bytes that are no text, for which U+FFFD stands',
  fromEdge: 'records stood in GraphQL edges: the node is written, the edge and its cursor are not',
  fromUtf16: 'records stood in UTF-16 and are written in UTF-8',
  joined: 'records stood on several lines: white space between their values is left out',
};

/** The original records, whole: as one JSON array, or one a line. */
export class JsonFormat implements RecordFormat {
  readonly first: string;
  readonly between: string;
  readonly columns = null;
  readonly alteredCells = null;
  readonly importAgain =
    'The same records, each whole. Where a source was read with a zone, a mapping or a kind that the user gave, give the same again.';
  readonly #original: OriginalJson;
  readonly #isLines: boolean;

  constructor(format: 'json' | 'ndjson', records: OriginalRecords, texts: OriginalTexts) {
    this.#isLines = format === 'ndjson';
    this.first = this.#isLines ? '' : '\n';
    this.between = this.#isLines ? '\n' : ',\n';
    this.#original = new OriginalJson(records, texts, this.#isLines);
  }

  opening(): string {
    return this.#isLines ? '' : '[';
  }

  closing(records: number): string {
    if (!this.#isLines) return '\n]\n';
    return records === 0 ? '' : '\n';
  }

  write(window: RecordWindow, arena: TextArena, tick: () => void): void {
    for (let at = 0; at < window.records; at += 1) {
      arena.add(this.#original.read(window.place(at)));
      tick();
    }
  }

  rules(): string[] {
    const form = this.#isLines
      ? 'Original records in UTF-8, one a line, each ended by LF.'
      : 'One JSON array of original records in UTF-8, each beginning on a line of its own.';
    const { changes } = this.#original;
    const found = (Object.keys(sentences) as (keyof JsonChanges)[]).filter(
      (name) => changes[name] > 0,
    );
    return [
      form,
      found.length === 0
        ? 'Every record is its original text, byte for byte.'
        : 'Every record is its original text, byte for byte, save for these:',
      ...found.map((name) => `${changes[name]} ${sentences[name]}.`),
    ];
  }
}
