import { hashRows, type ReadableCase } from '../../store/index.ts';
import type { DetectionRule } from '../rule.ts';

/** What the runs of rules left in the column `rules`. */
export type DetectionRules = {
  id: string;
  /** See `hashWithParts`. */
  hash: string;
  /** Of the rule as it was, see `detected_rule`; null where it was not run. */
  sha256: string | null;
  /** What it is known to have seen; null where it looked at a part of the case, or was not run. */
  seen: { records: number; asOf: string; zone: string } | null;
}[];

/** A hash that is another one when a rule, or a rule that it is made of, says something else. */
export function hashWithParts(rule: DetectionRule, parts: readonly DetectionRule[]): string {
  return hashRows([[rule.hash, ...parts.map(({ hash }) => hash)]]);
}

/** Types whose findings change with time alone. */
const timely: ReadonlySet<string> = new Set(['lingering', 'missed_run', 'without', 'first_seen']);

/** Tells which rules have nothing new to look at, because they ran before and only other records came. */
export class EarlierRuns {
  readonly #db: ReadableCase;
  readonly #newest = new Map<string, DetectionRules[number] & { detection: number }>();
  readonly #systems = new Map<number, ReadonlySet<string>>();

  constructor(db: ReadableCase) {
    this.#db = db;
    const runs = db.prepare('SELECT id, rules FROM detection ORDER BY id').raw().all();
    for (const [detection, rules] of runs as [number, string][]) {
      for (const rule of JSON.parse(rules) as DetectionRules) {
        this.#newest.set(rule.id, { ...rule, detection });
      }
    }
  }

  /**
   * The number of the run after which nothing changed for a rule; null where it has to run.
   * @param parts the rules that it is made of, through all steps; none of an event rule
   */
  unchangedSince(
    rule: DetectionRule,
    parts: readonly DetectionRule[],
    context: { asOf: string; zone: string },
  ): number | null {
    const before = this.#newest.get(rule.id);
    if (
      before === undefined ||
      before.seen === null ||
      before.hash !== hashWithParts(rule, parts)
    ) {
      return null;
    }
    const { records, asOf, zone } = before.seen;
    if (zone !== context.zone) return null;
    const all = [rule, ...parts];
    if (asOf !== context.asOf && all.some(isTimely)) return null;
    const systems = this.#systemsAfter(records);
    const isTouched = all.some(
      (part) => part.type === 'event' && part.systems.some((system) => systems.has(system)),
    );
    return isTouched ? null : before.detection;
  }

  /** The systems of records that came after one. */
  #systemsAfter(record: number): ReadonlySet<string> {
    const known = this.#systems.get(record);
    if (known !== undefined) return known;
    const found = this.#db
      .prepare(
        `SELECT DISTINCT system FROM source
         WHERE id IN (SELECT DISTINCT source FROM record WHERE id > ?)`,
      )
      .pluck()
      .all(record) as string[];
    const systems = new Set(found);
    this.#systems.set(record, systems);
    return systems;
  }
}

/** Operands that mean another time when the newest record is another. */
const relative = /"kind":"(?:age|calendar|clock)"/;

/** A rule whose answer depends on what relative times count from. */
function isTimely(rule: DetectionRule): boolean {
  if (timely.has(rule.type)) return true;
  return rule.type === 'event' && relative.test(JSON.stringify(rule.question));
}
