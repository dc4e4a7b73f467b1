import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DetectionRule, runRules } from '../../../../../main/engine/detect/index.ts';
import { createEngine } from '../../../../../main/engine/index.ts';
import { registerFunctions, StopCheck } from '../../../../../main/engine/query/index.ts';
import { openReadable } from '../../../../../main/engine/store/index.ts';
import type { Question } from '../../../../../shared/query/index.ts';
import { importFiles } from '../../../../helpers/engines.ts';
import { recordFiles } from './fixture-records.ts';
import { type FixtureCase, shipped } from './fixture-rules.ts';

/** What a rule does with the records of one case of a fixture. */
export interface Answer {
  /** Records that its own condition is true of; null of a correlation. */
  matched: number | null;
  /** What it found, in words. */
  found: string[];
}

/** All fixtures in one real case, each asked for by itself. */
export interface FixtureCases {
  ask(rule: DetectionRule, given: FixtureCase): Answer;
  close(): void;
}

/** Imports the records of all fixtures, each in files of its own. */
export async function importFixtures(cases: readonly FixtureCase[]): Promise<FixtureCases> {
  const folder = mkdtempSync(join(tmpdir(), 'trailcase-rules-'));
  const path = join(folder, 'rules.trailcase');
  const sourcesOf = new Map<FixtureCase, string[]>();
  const given: string[] = [];
  for (const [place, each] of cases.entries()) {
    const files = Object.entries(recordFiles(each.records, `f${place}`));
    const names = files.map(([shape, text]) => {
      const name = `f${place}-${shape}.ndjson`;
      writeFileSync(join(folder, name), text);
      given.push(join(folder, name));
      return name;
    });
    sourcesOf.set(each, names);
  }
  const engine = createEngine();
  await engine.call('case.open', { path, create: true });
  const { sources, refused } = await importFiles(engine, given);
  await engine.close();
  const odd = sources.filter(({ duplicates, rejected }) => duplicates + rejected > 0);
  if (refused.length + odd.length > 0) {
    throw new Error(`not read whole: ${JSON.stringify([...refused, ...odd]).slice(0, 2_000)}`);
  }
  const db = openReadable(path);
  const closeFunctions = registerFunctions(db);
  const stop = new StopCheck(db);
  const newest = db
    .prepare(
      'SELECT max(r.time) FROM record r JOIN source s ON s.id = r.source WHERE s.name IN (SELECT value FROM json_each(?))',
    )
    .pluck();
  return {
    ask(rule, each) {
      const names = sourcesOf.get(each) ?? [];
      const asked = {
        ids: null,
        scope: ofSources(names),
        asOf: newest.get(JSON.stringify(names)) as number,
        zone: 'UTC',
        since: null,
        unchanged: new Set<string>(),
      };
      const results = runRules(db, withParts(rule), asked, stop, () => undefined);
      const result = results.find((one) => one.rule === rule.id);
      if (result === undefined || result.skipped !== null) {
        throw new Error(`"${rule.title}" did not run: ${result?.skipped ?? 'no result'}`);
      }
      return { matched: result.matched, found: result.found.map(({ summary }) => summary) };
    },
    close() {
      closeFunctions();
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The records of some sources and no others. */
function ofSources(names: readonly string[]): Question {
  const items = names.map((text) => ({ kind: 'text', text, exact: true }) as const);
  const field = { kind: 'field', name: 'source' } as const;
  return {
    kind: null,
    where: { kind: 'compare', field, operator: 'in', operand: { kind: 'list', items } },
  };
}

/** A rule with all those that it is made of. */
function withParts(rule: DetectionRule): DetectionRule[] {
  const parts = new Map<string, DetectionRule>();
  const take = (each: DetectionRule) => {
    parts.set(each.id, each);
    if (each.type === 'event') return;
    for (const id of each.rules) {
      const part = shipped.rules.find((one) => one.id === id);
      if (part !== undefined) take(part);
    }
  };
  // One that only serves others is run here by itself.
  take({ ...rule, reports: true });
  return [...parts.values()];
}
