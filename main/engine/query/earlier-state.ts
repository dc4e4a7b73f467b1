import { isJsonObject, type JsonValue } from '../../../shared/json/index.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import type { ReadableCase } from '../store/index.ts';
import {
  type OriginalRecords,
  OriginalTexts,
  RecordAtHand,
  type RecordPlace,
} from './original/index.ts';

/** An old state that a record does not hold itself. */
export interface EarlierState {
  value: JsonValue;
  /** The nearest record that it was taken from. */
  record: number;
  /** Where it comes from, in words. */
  note: string;
}

/** Records about the same target that are looked at, from the nearest on. */
const mostLooked = 200;

const creates = /\b(?:create|register|insert|post)\b|^(?:create|register)(?=[A-Z])/i;
const deletes = /\b(?:delete|remove|destroy)\b|^(?:delete|remove)(?=[A-Z])/i;

interface Row extends RecordPlace {
  action: string | null;
}

/**
 * The old state of a change from what earlier records about the same target hold as their new state: for
 * systems that tell the new state only.
 */
export class EarlierStates {
  readonly #hand: RecordAtHand;
  readonly #own;
  readonly #before;

  constructor(db: ReadableCase, originals: OriginalRecords) {
    this.#hand = new RecordAtHand(originals, new OriginalTexts(db, originals), true);
    const columns = 'r.id, r.source, r.offset, r.length, r.kind, r.flags, r.time';
    const action = '(SELECT text FROM value WHERE id = r.action) AS action';
    this.#own = db.prepare(`SELECT ${columns}, ${action} FROM record r WHERE r.id = ?`);
    this.#before = db.prepare(
      `SELECT ${columns}, ${action} FROM record r, record own
       WHERE own.id = ? AND r.target = own.target AND r.kind = own.kind
         AND (r.time < own.time OR (r.time = own.time AND r.id < own.id))
         AND (SELECT system FROM source WHERE id = r.source) = (SELECT system FROM source WHERE id = own.source)
       ORDER BY r.time DESC, r.id DESC LIMIT ${mostLooked}`,
    );
  }

  /**
   * @param after whether the system tells new states whole, or those parts that were set
   * @param now the record's new state
   * @returns null where nothing is known: none was recorded before, or the record made the thing
   */
  before(id: number, after: 'whole' | 'part', now: JsonValue): EarlierState | null {
    const own = this.#own.get(id) as Row | undefined;
    if (own === undefined || own.time === null || creates.test(own.action ?? '')) return null;
    const wanted = after === 'part' && isJsonObject(now) ? new Set(Object.keys(now)) : null;
    const known = new Map<string, JsonValue>();
    let nearest: Row | null = null;
    for (const row of this.#before.iterate(id) as Iterable<Row>) {
      if (deletes.test(row.action ?? '')) break;
      this.#hand.turnTo(row);
      const found = this.#hand.states().new;
      if (found.state !== 'whole') continue;
      const value = found.value as JsonValue;
      if (wanted === null) return describe(row, value);
      if (!isJsonObject(value)) continue;
      for (const [key, each] of Object.entries(value)) {
        if (!wanted.delete(key)) continue;
        known.set(key, each);
        nearest ??= row;
      }
      if (wanted.size === 0) break;
    }
    if (nearest === null) return null;
    return describe(nearest, Object.fromEntries(known));
  }
}

function describe({ id, time }: Row, value: JsonValue): EarlierState {
  const when = time === null ? '' : ` of ${formatInstant(time)}`;
  return {
    value,
    record: id,
    note: `The old state is not recorded here; it is what record ${id}${when}, the nearest earlier one about the same target, tells.`,
  };
}
