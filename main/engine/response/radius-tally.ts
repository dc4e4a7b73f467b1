import type { RadiusLine } from '../../../shared/response-plan.ts';
import type { RadiusRecord } from './radius-records.ts';

export type Relation = RadiusLine['relation'];

/** Something that the centre reached: how often, when first and last, and what was done with it. */
export interface Reached {
  records: number;
  /** Microseconds UTC. */
  first: number | null;
  last: number | null;
  /** Of a change by action (id of its text), of an account by outcome: how many records. */
  done: Map<number | string, number>;
}

/** A value as columns hold it: the id of a text, or the text. */
export type StoredValue = number | string;

/** What the records of a centre tell that it reached, by relation and value. */
export class RadiusTally {
  readonly #reached = new Map<Relation, Map<StoredValue, Reached>>();
  /** Actions by which something was done to somebody, as the subject of a change. */
  readonly #subjects = new Map<number, Reached>();
  #records = 0;

  get records(): number {
    return this.#records;
  }

  /** @param isAddress the centre is an address, whose accounts are what it reached */
  add(record: RadiusRecord, isAddress: boolean): void {
    const { kind, time, action, target, subject, ip, agent, client, key, session } = record;
    this.#records += 1;
    const note = (relation: Relation, value: StoredValue | null, done: StoredValue | null) => {
      if (value !== null && value !== '') count(this.#of(relation), value, time, done);
    };
    if (kind === 'audit') {
      note('changed', target, action);
      if (subject !== null && subject !== target) count(this.#subjects, subject, time, action);
    }
    note('session', kind === 'session' ? key : session, client);
    if (kind === 'grant') note('grant', key, client);
    if (!isAddress) note('address', ip, null);
    else note('account', record.actor ?? record.username, record.outcome);
    note('device', agent, null);
    note('client', client, null);
  }

  /** What was reached in one relation, most records first. */
  of(relation: Relation): [StoredValue, Reached][] {
    return sorted(this.#of(relation));
  }

  subjects(): [number, Reached][] {
    return sorted(this.#subjects);
  }

  #of(relation: Relation): Map<StoredValue, Reached> {
    let reached = this.#reached.get(relation);
    if (reached === undefined) {
      reached = new Map();
      this.#reached.set(relation, reached);
    }
    return reached;
  }
}

/** Counts one more record with a value. */
export function count<V extends StoredValue>(
  reached: Map<V, Reached>,
  value: V,
  time: number | null,
  done: StoredValue | null,
): void {
  let each = reached.get(value);
  if (each === undefined) {
    each = { records: 0, first: null, last: null, done: new Map() };
    reached.set(value, each);
  }
  each.records += 1;
  if (time !== null) {
    if (each.first === null || time < each.first) each.first = time;
    if (each.last === null || time > each.last) each.last = time;
  }
  if (done !== null) each.done.set(done, (each.done.get(done) ?? 0) + 1);
}

function sorted<V extends StoredValue>(reached: Map<V, Reached>): [V, Reached][] {
  return [...reached].sort(
    ([a, one], [b, other]) =>
      other.records - one.records || (one.first ?? 0) - (other.first ?? 0) || (a < b ? -1 : 1),
  );
}

/** A stored value that is the id of a text. */
export function isId(value: StoredValue): value is number {
  return typeof value === 'number';
}
