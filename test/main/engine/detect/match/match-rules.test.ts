import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AskedSources,
  CaseColumns,
  RuleMatcher,
} from '../../../../../main/engine/detect/match/index.ts';
import { createEngine } from '../../../../../main/engine/index.ts';
import { StopCheck } from '../../../../../main/engine/query/index.ts';
import type { Question } from '../../../../../shared/query/index.ts';
import { importFiles } from '../../../../helpers/engines.ts';
import { type AskedCase, context, openAskedCase } from '../../query/compile/asked-case.ts';
import { randomRecords } from '../../query/compile/random-archives.ts';
import { anyQuestion } from '../../query/compile/random-trees.ts';
import { eventRuleOf } from '../made-rules.ts';

let folder: string;
let asked: AskedCase;
let stop: StopCheck;
let first: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trailcase-match-'));
  const engine = createEngine();
  const path = join(folder, 'case.trailcase');
  await engine.call('case.open', { path, create: true });
  const add = async (seed: string, records: number) => {
    const file = join(folder, `${seed}.ndjson`);
    writeFileSync(file, randomRecords(seed, records, context.asOf / 1000).join('\n'));
    await importFiles(engine, [file]);
    return (await engine.call('case.info', {})).records;
  };
  first = await add('m', 150);
  await add('n', 100);
  await engine.close();
  asked = openAskedCase(path);
  stop = new StopCheck(asked.db);
});

afterAll(() => {
  asked.close();
  rmSync(folder, { recursive: true, force: true });
});

function match(questions: readonly Question[], scope: Question | null, after = 0): number[][] {
  const rules = questions.map((question, at) => eventRuleOf(`rule ${at}`, question));
  const columns = new CaseColumns(asked.db, () => stop.pause());
  const matcher = new RuleMatcher(columns, new AskedSources(asked.db), { scope, context });
  const found = matcher.match(rules, after, () => {});
  return rules.map((rule) => [...(found.get(rule)?.ids ?? [-1])]);
}

describe('rules asked all together', () => {
  it('match what each question finds by itself', () => {
    let answered = 0;
    fc.assert(
      fc.property(fc.array(anyQuestion, { minLength: 1, maxLength: 12 }), (questions) => {
        const expected = questions.map((question) => asked.ids(question));
        answered += expected.filter((ids) => ids.length > 0).length;
        expect(match(questions, null)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
    expect(answered).toBeGreaterThan(200);
  });

  it('match within a scope, and after a record', () => {
    expect(first).toBeGreaterThan(100);
    fc.assert(
      fc.property(anyQuestion, anyQuestion, (question, scope) => {
        const inScope = new Set(asked.ids(scope));
        const expected = asked.ids(question).filter((id) => inScope.has(id));
        expect(match([question], scope)).toEqual([expected]);
        expect(match([question], scope, first)).toEqual([expected.filter((id) => id > first)]);
      }),
      { numRuns: 100 },
    );
  });

  it('stop when they are not wanted any more', () => {
    const all: Question = { kind: null, where: { kind: 'text', operator: 'contains', text: 'a' } };
    expect(() =>
      stop.during(
        () => true,
        () => match([all], null),
      ),
    ).toThrow('Cancelled.');
  });
});
