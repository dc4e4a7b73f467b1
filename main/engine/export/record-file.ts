import { type Kind, kinds } from '../../../shared/kinds.ts';
import type { RecordPlace } from '../query/index.ts';
import type { ReadableCase } from '../store/index.ts';
import type { NewFile } from './new-file.ts';
import type { RecordFormat } from './record-format.ts';
import { recordWindows } from './record-windows.ts';
import { TextArena } from './text-arena.ts';

/** What is in a file of records. */
export interface FileContent {
  records: number;
  kinds: Partial<Record<Kind, number>>;
  /** Records by the number of their source. */
  bySource: ReadonlyMap<number, number>;
  /** Microseconds UTC; null when no record has a time. */
  first: number | null;
  last: number | null;
  undated: number;
}

/**
 * Writes records into a file, in the order asked for.
 * @param tick told how many records were written; throws to stop
 */
export function writeRecords(
  db: ReadableCase,
  ids: Uint32Array,
  format: RecordFormat,
  file: NewFile,
  tick: (records: number) => void,
): FileContent {
  const content = new ContentCount();
  const arena = new TextArena();
  const [first, between] = [Buffer.from(format.first), Buffer.from(format.between)];
  let written = 0;
  for (const window of recordWindows(db, ids)) {
    arena.clear();
    let rendered = 0;
    format.write(window, arena, () => {
      rendered += 1;
      tick(written + rendered);
    });
    if (written === 0) file.writeText(format.opening());
    for (const at of window.order) {
      file.write(written === 0 ? first : between);
      arena.give(at, file);
      written += 1;
    }
    for (let at = 0; at < window.records; at += 1) content.add(window.place(at));
  }
  if (written === 0) file.writeText(format.opening());
  file.writeText(format.closing(written));
  return content.take();
}

class ContentCount {
  readonly #kinds = kinds.map(() => 0);
  readonly #bySource = new Map<number, number>();
  #records = 0;
  #undated = 0;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  add({ kind, source, time }: RecordPlace): void {
    this.#records += 1;
    this.#kinds[kind] = (this.#kinds[kind] as number) + 1;
    this.#bySource.set(source, (this.#bySource.get(source) ?? 0) + 1);
    if (time === null) this.#undated += 1;
    else {
      this.#first = Math.min(this.#first, time);
      this.#last = Math.max(this.#last, time);
    }
  }

  take(): FileContent {
    const isDated = this.#records > this.#undated;
    const counted = kinds.flatMap((kind, at) => {
      const count = this.#kinds[at] as number;
      return count === 0 ? [] : [[kind, count] as const];
    });
    return {
      records: this.#records,
      kinds: Object.fromEntries(counted),
      bySource: this.#bySource,
      first: isDated ? this.#first : null,
      last: isDated ? this.#last : null,
      undated: this.#undated,
    };
  }
}
