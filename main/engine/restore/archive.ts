import { isUtf8 } from 'node:buffer';
import { TrailcaseError } from '../../../shared/errors.ts';
import {
  isJsonObject,
  type JsonObject,
  nestingExceeds,
  parseExact,
  stringifyExact,
} from '../../../shared/json/index.ts';
import { type Kind, kinds } from '../../../shared/kinds.ts';
import { readCsvRow } from '../read/index.ts';
import { type ReadableCase, StreamReader } from '../store/index.ts';
import { type ArchiveSource, formOf, tenantSystem } from './archive-sources.ts';
import { deepestRecord, idOf, type RecordForm, recordOfRow } from './record-content.ts';

/** A record of the archive as it would be sent. */
export interface ArchiveRecord {
  record: number;
  source: number;
  form: RecordForm;
  id: string;
  /** JSON in UTF-8. */
  bytes: Buffer;
  value: JsonObject;
}

/** A record that cannot be restored, and why. */
export interface UnfitRecord {
  record: number;
  unfit: string;
}

/** Records that cannot be restored for what they are: how many, the first of them, and why. */
export interface UnfitGroup {
  first: number;
  count: number;
  why: string;
}

interface RecordRow {
  id: number;
  source: number;
  offset: number;
  length: number;
}

/** The number that audit records have as their kind. */
const audit = kinds.indexOf('audit');

/** Rows that are read at once. */
const windowRows = 1_000;

/** Largest record that is sent. */
const largestRecord = 64 * 1024 * 1024;

/**
 * One window of the records that can be restored, after the record that came last. The signs keep it from any index
 * but that of the ids: each window would sort all records anew.
 */
export const windowOfAudits = `SELECT id, source, offset, length FROM record
 WHERE id > ? AND +kind = ${audit} AND +source IN (SELECT value FROM json_each(?))
 ORDER BY id LIMIT ${windowRows}`;

/** The records of an archive in the case, by the order in which they were stored: source by source. */
export class Archive {
  readonly #db: ReadableCase;
  readonly #streams: StreamReader;
  readonly #sources: ReadonlyMap<number, ArchiveSource>;
  readonly #row;

  constructor(db: ReadableCase, sources: readonly ArchiveSource[]) {
    this.#db = db;
    this.#streams = new StreamReader(db);
    this.#sources = new Map(sources.map((source) => [source.id, source]));
    this.#row = db.prepare('SELECT id, source, offset, length FROM record WHERE id = ?');
  }

  /** Records that are not audit records of the tenant service, by source and kind. */
  unfitGroups(): UnfitGroup[] {
    const groups = this.#db
      .prepare(
        `SELECT source, kind, count(*) AS count, min(id) AS first FROM record
         WHERE source IN (SELECT value FROM json_each(?)) GROUP BY source, kind ORDER BY first`,
      )
      .all(JSON.stringify([...this.#sources.keys()])) as {
      source: number;
      kind: number;
      count: number;
      first: number;
    }[];
    return groups.flatMap(({ source, kind, count, first }) => {
      const why = this.#whyUnfit(source, kinds[kind] as Kind);
      return why === null ? [] : [{ first, count, why }];
    });
  }

  /** How many records `records` gives. */
  countAudits(): number {
    return this.#db
      .prepare(
        `SELECT count(*) FROM record
         WHERE kind = ${audit} AND source IN (SELECT value FROM json_each(?))`,
      )
      .pluck()
      .get(JSON.stringify(this.#fitSources())) as number;
  }

  /** The audit records of the tenant service, each as it would be sent or why it cannot be. */
  *records(): Generator<ArchiveRecord | UnfitRecord, void, void> {
    const rows = this.#db.prepare(windowOfAudits);
    const sources = JSON.stringify(this.#fitSources());
    let last = 0;
    for (;;) {
      const window = rows.all(last, sources) as RecordRow[];
      for (const row of window) yield this.#read(row);
      if (window.length < windowRows) return;
      last = (window.at(-1) as RecordRow).id;
    }
  }

  /**
   * One record by its number.
   * @throws {TrailcaseError} `case-altered` where it is not there or not as it was
   */
  get(record: number): ArchiveRecord {
    const row = this.#row.get(record) as RecordRow | undefined;
    const found = row !== undefined && this.#sources.has(row.source) ? this.#read(row) : null;
    if (found !== null && !('unfit' in found)) return found;
    throw new TrailcaseError(
      'case-altered',
      `Record ${record}, which is to be restored, is not in the case as it was. Run verify to see how far it goes.`,
    );
  }

  #fitSources(): number[] {
    return [...this.#sources.values()]
      .filter((each) => each.system === tenantSystem)
      .map(({ id }) => id);
  }

  #whyUnfit(source: number, kind: Kind): string | null {
    const { system } = this.#sources.get(source) as ArchiveSource;
    if (system !== tenantSystem) {
      return `It is a record of ${system}: only audit records of the tenant service can be restored.`;
    }
    return kind === 'audit'
      ? null
      : `It is a record of kind ${kind}: only audit records can be restored.`;
  }

  #read(row: RecordRow): ArchiveRecord | UnfitRecord {
    const source = this.#sources.get(row.source) as ArchiveSource;
    const unfit = (why: string): UnfitRecord => ({ record: row.id, unfit: why });
    if (row.length > largestRecord) {
      return unfit(`It has ${row.length} bytes; at most ${largestRecord} are sent at once.`);
    }
    const raw = this.#streams.read(source.stream, row.offset, row.length);
    const text = textOf(raw, source.receipt.encoding);
    if (text === null) return unfit(`Its bytes are no text in ${source.receipt.encoding}.`);
    const form = formOf(source);
    const value = form === 'table' ? rowOf(text, source) : jsonOf(text);
    if (value === null) return unfit('It is no JSON object.');
    if (nestingExceeds(value, deepestRecord)) {
      return unfit(`It is nested more than ${deepestRecord} levels deep.`);
    }
    const id = idOf(value);
    if (id === null) {
      return unfit('It has no id by which the tenant could tell whether it has it.');
    }
    const isAsExported = form === 'json' && isUtf8(raw);
    const bytes = isAsExported ? raw : Buffer.from(form === 'json' ? text : stringifyExact(value));
    return { record: row.id, source: source.id, form, id, bytes, value };
  }
}

function textOf(raw: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { ignoreBOM: true, fatal: true }).decode(raw);
  } catch {
    return null;
  }
}

function rowOf(text: string, { layout }: ArchiveSource): JsonObject | null {
  return layout.type === 'csv' ? recordOfRow(readCsvRow(text, layout)) : null;
}

function jsonOf(text: string): JsonObject | null {
  try {
    const value = parseExact(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
