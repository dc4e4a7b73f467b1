import { type CompiledQuery, countIds, stillWanted } from '../../query/index.ts';
import type { ReadableCase } from '../../store/index.ts';

/** Conditions of one statement: SQLite takes 2 000 columns, and 32 766 values. */
const mostConditions = 500;
const mostValues = 30_000;
/** Records a statement, so that progress can be told between. */
const stretchRecords = 100_000;

/** Puts many conditions on original records to each record in turn, so that it is read and parsed once. */
export class OriginalsPass {
  readonly #db: ReadableCase;
  #found: Ids[] = [];

  constructor(db: ReadableCase) {
    this.#db = db;
    db.function('rule_found', { deterministic: false, directOnly: true }, ((
      rule: number,
      record: number,
    ) => {
      (this.#found[rule] as Ids).push(record);
      return null;
    }) as never);
  }

  /**
   * The records that each condition is true of.
   * @param after only records with higher ids
   * @param progress the part that is done, 0 to 1
   * @returns ids, ascending, beside the conditions
   */
  match(
    conditions: readonly CompiledQuery[],
    after: number,
    progress: (part: number) => void,
  ): Uint32Array[] {
    this.#found = conditions.map(() => new Ids());
    const last = countIds(this.#db);
    const groups = inGroups(conditions);
    for (const [at, group] of groups.entries()) {
      this.#ask(conditions, group, after, last, (part) => progress((at + part) / groups.length));
    }
    return this.#found.map((ids) => ids.all());
  }

  #ask(
    conditions: readonly CompiledQuery[],
    group: readonly number[],
    after: number,
    last: number,
    progress: (part: number) => void,
  ): void {
    const asked = group.map((rule) => conditions[rule] as CompiledQuery);
    const columns = asked.map(
      ({ where }, at) => `count(CASE WHEN ${where} THEN rule_found(${group[at]}, r.id) END)`,
    );
    const ask = this.#db
      .prepare(
        `SELECT ${columns.join(', ')} FROM record r NOT INDEXED WHERE ${stillWanted} AND r.id BETWEEN ? AND ?`,
      )
      .raw();
    const params = asked.flatMap((condition) => condition.params);
    for (let first = after + 1; first <= last; first += stretchRecords) {
      ask.get(...params, first, Math.min(first + stretchRecords - 1, last));
      progress(Math.min(1, (first + stretchRecords - after) / (last - after)));
    }
  }
}

/** Positions of conditions, as many together as one statement takes. */
function inGroups(conditions: readonly CompiledQuery[]): number[][] {
  const groups: number[][] = [];
  let values = 0;
  for (const [at, { params }] of conditions.entries()) {
    const group = groups.at(-1);
    if (
      group === undefined ||
      group.length >= mostConditions ||
      values + params.length > mostValues
    ) {
      groups.push([at]);
      values = params.length;
    } else {
      group.push(at);
      values += params.length;
    }
  }
  return groups;
}

/** Ids as they come, in memory that grows. */
class Ids {
  #cells = new Uint32Array(64);
  #count = 0;

  push(id: number): void {
    if (this.#count === this.#cells.length) {
      const larger = new Uint32Array(this.#count * 2);
      larger.set(this.#cells);
      this.#cells = larger;
    }
    this.#cells[this.#count] = id;
    this.#count += 1;
  }

  all(): Uint32Array {
    return this.#cells.slice(0, this.#count);
  }
}
