import { hashRows, type ReadableCase, toolVersion } from '../../store/index.ts';
import type { DetectionRule } from '../rule.ts';

/** What the runs of rules left in the column `rules`. */
export type DetectionRules = {
  id: string;
  /** See `hashWithParts`. */
  hash: string;
  /** Of the rule as it was, see `detected_rule`; null where it was not run. */
  sha256: string | null;
  /** What it is known to have seen; null where it looked at a part of the case, or was not run. */
  seen: { records: number; zone: string } | null;
  /** It was not there any more, though all rules were asked for: what it had found is marked. */
  isGone?: true;
}[];

/** What a run need not do again. */
export interface Unchanged {
  /** All rules of `ids` have seen the records up to this; null where nothing was run before. */
  since: number | null;
  /** Rules that ran before and say the same. */
  ids: ReadonlySet<string>;
}

/**
 * A hash that is another one when a rule, a rule that it is made of, or this program says something else, and
 * where the rule only serves others.
 * @param parts the rules that it is made of, through all steps; none of an event rule
 */
export function hashWithParts(rule: DetectionRule, parts: readonly DetectionRule[]): string {
  return hashRows([
    [toolVersion(), Number(rule.reports), rule.hash, ...parts.map(({ hash }) => hash)],
  ]);
}

/**
 * Which rules say the same as when they ran last, over the whole case and in the same zone.
 * @param hashes by id of a rule, see `hashWithParts`
 */
export function readUnchanged(
  db: ReadableCase,
  hashes: ReadonlyMap<string, string>,
  zone: string,
): Unchanged {
  const newest = new Map<string, DetectionRules[number]>();
  const runs = db.prepare('SELECT rules FROM detection ORDER BY id').pluck().all() as string[];
  for (const rules of runs) {
    for (const rule of JSON.parse(rules) as DetectionRules) newest.set(rule.id, rule);
  }
  const ids = new Set<string>();
  let since: number | null = null;
  for (const [id, hash] of hashes) {
    const { seen, hash: before } = newest.get(id) ?? { seen: null, hash: null };
    if (seen === null || before !== hash || seen.zone !== zone) continue;
    ids.add(id);
    since = Math.min(since ?? seen.records, seen.records);
  }
  return { since, ids };
}
