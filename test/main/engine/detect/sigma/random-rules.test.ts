import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { naiveMatches, type PlainRule, written } from './naive-sigma.ts';
import { anyRecord, anyRule } from './random-rules.ts';
import { eventRule, makeCase, oktaLines, questionOf, type RuleCase } from './rule-case.ts';

const records = fc.sample(anyRecord, { numRuns: 300, seed: 20_261_121 });
let asked: RuleCase;

beforeAll(async () => {
  asked = await makeCase({ 'okta.ndjson': oktaLines(records) });
});

afterAll(() => asked.close());

/** The rule in JSON, which is YAML. */
function textOf({ selections, condition }: PlainRule): string {
  return JSON.stringify({
    title: 'A random rule',
    logsource: { product: 'okta', service: 'okta' },
    detection: { ...selections, condition: written(condition) },
  });
}

describe('the answer of a compiled rule', () => {
  it('is that of looking at every record, and asked as a text it is the same', () => {
    let some = 0;
    fc.assert(
      fc.property(anyRule, (rule) => {
        const expected = records.flatMap((record, at) =>
          naiveMatches(rule, record) ? [at + 1] : [],
        );
        const read = eventRule(textOf(rule));
        expect(asked.ids(read.question ?? questionOf(read))).toEqual(expected);
        expect(asked.ids(questionOf(read))).toEqual(expected);
        if (expected.length > 0 && expected.length < records.length) some += 1;
      }),
      { numRuns: 250 },
    );
    expect(some).toBeGreaterThan(100);
  });
});
