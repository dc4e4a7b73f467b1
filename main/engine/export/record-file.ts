import { type Kind, kinds } from '../../../shared/kinds.ts';
import type { RecordPlace } from '../query/index.ts';
import type { NewFile, ReadableCase } from '../store/index.ts';
import type { RecordFormat } from './record-format.ts';
import { type RecordWindow, recordWindows } from './record-windows.ts';
import { isScattered, scatterRecords } from './scattered-records.ts';
import { SpillFile } from './spill-file.ts';
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

/** What records are written with. */
interface Writing {
  db: ReadableCase;
  format: RecordFormat;
  file: NewFile;
  /** Told how many records were rendered; throws to stop. */
  tick: (records: number) => void;
  content: ContentCount;
}

/**
 * Writes records into a file, in the order asked for.
 * @param tick told how many records were dealt with; throws to stop
 */
export function writeRecords(
  db: ReadableCase,
  ids: Uint32Array,
  format: RecordFormat,
  file: NewFile,
  tick: (records: number) => void,
): FileContent {
  const content = new ContentCount();
  const writing = { db, format, file, tick, content };
  if (isScattered(ids)) writeThroughSpill(ids, writing);
  else writeByWindow(ids, writing);
  file.writeText(format.closing(ids.length));
  return content.take();
}

/** Each window is put into the order asked for in memory. */
function writeByWindow(ids: Uint32Array, writing: Writing): void {
  const { format, file } = writing;
  let written = 0;
  for (const { window, arena } of renderedWindows(ids, writing)) {
    if (written === 0) file.writeText(format.opening());
    for (const at of window.order) {
      file.writeText(written === 0 ? format.first : format.between);
      arena.give(at, file);
      written += 1;
    }
  }
  if (written === 0) file.writeText(format.opening());
}

/** The whole result is put into the order asked for by way of a second file. */
function writeThroughSpill(ids: Uint32Array, writing: Writing): void {
  const { db, format, file, tick } = writing;
  const scattered = scatterRecords(db, ids);
  const { positions, parts, partCount } = scattered;
  const spill = new SpillFile(file.path, partCount);
  try {
    for (const { window, arena } of renderedWindows(scattered.ids, writing)) {
      window.ids().forEach((id, at) => {
        const position = positions[id] as number;
        arena.give(at, spill.sink(parts[position] as number, position));
      });
    }
    file.writeText(format.opening());
    let position = 0;
    for (let part = 0; part < partCount; part += 1) {
      tick(ids.length);
      const texts = spill.read(part);
      for (const last = position + texts.count; position < last; position += 1) {
        file.writeText(position === 0 ? format.first : format.between);
        texts.give(position, file);
      }
    }
  } finally {
    spill.close();
  }
}

/** Windows with the texts of their records, which stand in the arena until the next one. */
function* renderedWindows(
  ids: Uint32Array,
  { db, format, tick, content }: Writing,
): Generator<{ window: RecordWindow; arena: TextArena }> {
  const arena = new TextArena();
  let rendered = 0;
  for (const window of recordWindows(db, ids)) {
    arena.clear();
    format.write(window, arena, () => {
      rendered += 1;
      tick(rendered);
    });
    for (let at = 0; at < window.records; at += 1) content.add(window.place(at));
    yield { window, arena };
  }
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
