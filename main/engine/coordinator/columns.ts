import type { Kind } from '../../../shared/kinds.ts';
import { isValueColumn, type LoadedColumns, type NumberColumn } from '../query/index.ts';
import type { OpenSession } from './open-session.ts';

/** Most memory that columns may take, in bytes. The ones used longest ago go first. */
const mostBytes = 512 * 1024 * 1024;

interface Kept {
  /** Records that the case had when it was asked for. */
  records: number;
  column: Promise<NumberColumn>;
  bytes: number;
}

/** Columns of the open case in memory that the reader threads share. Loaded when they are needed. */
export class Columns {
  readonly #session: OpenSession;
  readonly #kept = new Map<string, Kept>();

  constructor(session: OpenSession) {
    this.#session = session;
  }

  /**
   * Columns that cover at least so many records: an import may have added some since they were loaded.
   * With the order of texts, where one of them holds texts.
   */
  async need(names: readonly string[], records: number): Promise<LoadedColumns> {
    const holdsTexts = names.some(isValueColumn);
    const [ranks, ...columns] = await Promise.all([
      holdsTexts ? this.#keep('value ranks', records, 'column.ranks', {}) : null,
      ...names.map((name) => this.#keep(name, records, 'column.load', { name })),
    ]);
    const byName = Object.fromEntries(names.map((name, at) => [name, columns[at] as NumberColumn]));
    return { byName, ranks: ranks ?? null };
  }

  /** Columns that are in memory already, whatever they cover; null where one is not. */
  async atHand(names: readonly string[]): Promise<LoadedColumns | null> {
    const kept = names.map((name) => this.#kept.get(name));
    if (kept.some((each) => each === undefined || each.bytes === 0)) return null;
    const columns = await Promise.all(kept.map((each) => each?.column));
    const byName = Object.fromEntries(names.map((name, at) => [name, columns[at] as NumberColumn]));
    return { byName, ranks: null };
  }

  /** How many records of a kind (null: of any) have each text in a column. */
  countsOf(column: string, kind: Kind | null, records: number): Promise<NumberColumn> {
    return this.#keep(`counts of ${column} in ${kind}`, records, 'column.counts', { column, kind });
  }

  #keep(
    name: string,
    records: number,
    call: string,
    params: Readonly<Record<string, unknown>>,
  ): Promise<NumberColumn> {
    const kept = this.#kept.get(name);
    if (kept !== undefined && kept.records >= records) {
      this.#kept.delete(name);
      this.#kept.set(name, kept);
      return kept.column;
    }
    const column = this.#session.scan(call, params) as Promise<NumberColumn>;
    const loading: Kept = { records, column, bytes: 0 };
    this.#kept.set(name, loading);
    column.then(
      ({ cells }) => {
        loading.bytes = cells.byteLength;
        this.#forgetOld();
      },
      () => {
        if (this.#kept.get(name) === loading) this.#kept.delete(name);
      },
    );
    return column;
  }

  #forgetOld(): void {
    let bytes = 0;
    for (const kept of this.#kept.values()) bytes += kept.bytes;
    for (const [name, kept] of this.#kept) {
      if (bytes <= mostBytes) return;
      bytes -= kept.bytes;
      this.#kept.delete(name);
    }
  }
}
