import type { PreparedFinding } from './prepared.ts';

/** A finding that is in the case already, of a rule that was asked for. */
export interface EarlierFinding
  extends Pick<PreparedFinding, 'identity' | 'first' | 'last' | 'records' | 'sha256'> {
  id: number;
  gone: 0 | 1;
  /** 1 where somebody decided about it. */
  decided: 0 | 1;
}

/** What becomes of findings when their rule has run again. */
export interface Reconciled {
  added: PreparedFinding[];
  /** Found again with other records, times or words, or after they were gone. */
  changed: { id: number; finding: PreparedFinding }[];
  /** Found again as they were. */
  same: number[];
  /** Not found again, though they were the last time. */
  gone: number[];
}

/**
 * Tells which findings of a rule are the ones that were there before: those about the same, at a time
 * that overlaps, or with a record in common where there is no time. One that was decided about is
 * preferred to one that was not, one that was there the last time to one that was gone, then an older one
 * to a newer one; each goes with one at most.
 *
 * @param isPart true where only a part of the records was looked at: one that was found with some of the
 *   records that it had stays as it is
 * @param idsOf the ids of records in a text of ranges
 */
export function reconcile(
  earlier: readonly EarlierFinding[],
  found: readonly PreparedFinding[],
  isPart: boolean,
  idsOf: (ranges: string) => readonly number[],
): Reconciled {
  const result: Reconciled = { added: [], changed: [], same: [], gone: [] };
  const groups = Map.groupBy(earlier, ({ identity }) => identity);
  for (const [identity, ofGroup] of Map.groupBy(found, ({ identity }) => identity)) {
    const left = new Candidates(groups.get(identity) ?? [], idsOf);
    const rest = ofGroup.filter((finding) => {
      const same = left.takeEqual(finding.records);
      if (same !== null) keep(same, finding);
      return same === null;
    });
    for (const finding of rest.sort(byTime)) {
      const same = left.takeTouching(finding);
      if (same === null) result.added.push(finding);
      else keep(same, finding);
    }
    for (const each of left.rest()) goes(each);
    groups.delete(identity);
  }
  for (const ofGroup of groups.values()) for (const each of ofGroup) goes(each);
  return result;

  function goes({ id, gone }: EarlierFinding): void {
    if (gone === 0) result.gone.push(id);
  }

  function keep(same: EarlierFinding, finding: PreparedFinding): void {
    const isSame =
      same.sha256 === finding.sha256 || (isPart && isWithin(finding.records, same.records, idsOf));
    if (isSame && same.gone === 0) result.same.push(same.id);
    else result.changed.push({ id: same.id, finding });
  }
}

/** Findings about the same, of which each is taken once. */
class Candidates {
  readonly #byRecords: Map<string, EarlierFinding[]>;
  readonly #byTime: EarlierFinding[];
  readonly #taken = new Set<EarlierFinding>();
  readonly #idsOf: (ranges: string) => readonly number[];
  /** All before this are taken or end too early for whatever comes. */
  #from = 0;

  constructor(findings: readonly EarlierFinding[], idsOf: (ranges: string) => readonly number[]) {
    this.#byRecords = Map.groupBy(findings, ({ records }) => records);
    this.#byTime = [...findings].sort(byTime);
    this.#idsOf = idsOf;
  }

  takeEqual(records: string): EarlierFinding | null {
    return this.#take(
      (this.#byRecords.get(records) ?? []).filter((each) => !this.#taken.has(each)),
    );
  }

  /** Findings must be asked for in the order of their times. */
  takeTouching(finding: PreparedFinding): EarlierFinding | null {
    const touching: EarlierFinding[] = [];
    for (let at = this.#from; at < this.#byTime.length; at += 1) {
      const each = this.#byTime[at] as EarlierFinding;
      if (this.#taken.has(each) || endsBefore(each, finding)) {
        if (at === this.#from) this.#from += 1;
      } else if (endsBefore(finding, each)) break;
      else if (isTouched(each, finding, this.#idsOf)) touching.push(each);
    }
    return this.#take(touching);
  }

  /** Those that nobody took. */
  rest(): EarlierFinding[] {
    return this.#byTime.filter((each) => !this.#taken.has(each));
  }

  #take(candidates: readonly EarlierFinding[]): EarlierFinding | null {
    const [first] = [...candidates].sort(
      (one, other) => other.decided - one.decided || one.gone - other.gone || one.id - other.id,
    );
    if (first !== undefined) this.#taken.add(first);
    return first ?? null;
  }
}

type Span = Pick<PreparedFinding, 'first' | 'last'>;

/** The earliest first; undated ones at the end. */
function byTime(one: Span, other: Span): number {
  const [a, b] = [one.first ?? Number.POSITIVE_INFINITY, other.first ?? Number.POSITIVE_INFINITY];
  return a === b ? 0 : a - b;
}

function endsBefore(one: Span, other: Span): boolean {
  return one.last !== null && other.first !== null && one.last < other.first;
}

function isTouched(
  one: EarlierFinding,
  other: PreparedFinding,
  idsOf: (ranges: string) => readonly number[],
): boolean {
  if (one.first !== null && other.first !== null) return true;
  const ids = new Set(idsOf(one.records));
  return idsOf(other.records).some((id) => ids.has(id));
}

function isWithin(
  part: string,
  whole: string,
  idsOf: (ranges: string) => readonly number[],
): boolean {
  const ids = new Set(idsOf(whole));
  return idsOf(part).every((id) => ids.has(id));
}
