import { TrailcaseError } from '../../../shared/errors.ts';
import { kinds } from '../../../shared/kinds.ts';
import { formatInstant, makeZoneRule, readInstant } from '../../../shared/time/index.ts';
import type { ReadableCase } from '../store/index.ts';
import type { CompileContext } from './compile/index.ts';

/** What relative times count from, as it crosses the contract. */
export interface StatedContext {
  /** ISO UTC. */
  asOf: string;
  zone: string;
}

/**
 * What relative times of a question count from: as asked, else the newest record of the case (an
 * archive knows no "now"), else 1970; and UTC.
 * @throws TrailcaseError `bad-request` for a time that is none, `bad-zone` for an unknown zone
 */
export function stateContext(
  db: ReadableCase,
  asked: { asOf?: string | undefined; zone?: string | undefined },
): StatedContext {
  const zone = makeZoneRule(asked.zone ?? null);
  if (asked.asOf === undefined)
    return { asOf: formatInstant(newestTime(db) ?? 0), zone: zone.name };
  const at = readInstant(asked.asOf, zone);
  if (at === null) {
    throw new TrailcaseError(
      'bad-request',
      `"${asked.asOf}" is not a time. Write it as 2026-01-20T11:02:00Z.`,
    );
  }
  return { asOf: formatInstant(at.micros), zone: zone.name };
}

/** The same as the compiler takes it. */
export function contextOf({ asOf, zone }: StatedContext): CompileContext {
  const at = readInstant(asOf, makeZoneRule(null));
  if (at === null) throw new Error(`not an instant: ${asOf}`);
  return { asOf: at.micros, zone };
}

/** Time of the newest record, microseconds UTC; null when none is dated. */
function newestTime(db: ReadableCase): number | null {
  const newest = db.prepare('SELECT max(time) FROM record WHERE kind = ?').pluck();
  const times = kinds.flatMap((_, kind) => (newest.get(kind) as number | null) ?? []);
  return times.length === 0 ? null : Math.max(...times);
}
