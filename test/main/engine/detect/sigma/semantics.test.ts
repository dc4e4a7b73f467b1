import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conditionRows, selectionRows } from './condition-rows.ts';
import { modifierRows, type Row } from './modifier-rows.ts';
import {
  eventRule,
  makeCase,
  oktaLines,
  oktaRule,
  questionOf,
  type RuleCase,
} from './rule-case.ts';

const rows: readonly Row[] = [...modifierRows, ...conditionRows, ...selectionRows];

let asked: RuleCase;
/** Ids of the records of each row, those to match first. */
const idsOf = new Map<Row, number[]>();

beforeAll(async () => {
  const records: object[] = [];
  for (const row of rows) {
    const own = [...row.match, ...row.miss];
    idsOf.set(
      row,
      own.map((_, at) => records.length + at + 1),
    );
    records.push(...own);
  }
  asked = await makeCase({ 'okta.ndjson': oktaLines(records) });
});

afterAll(() => asked.close());

function check(row: Row): void {
  const rule = eventRule(oktaRule(row.detection));
  const own = idsOf.get(row) ?? [];
  const matched = (ids: readonly number[]) => own.filter((id) => ids.includes(id));
  const expected = own.slice(0, row.match.length);
  expect(matched(asked.ids(rule.question ?? questionOf(rule)))).toEqual(expected);
  // As it is written in the query bar it asks the same.
  expect(matched(asked.ids(questionOf(rule)))).toEqual(expected);
}

describe('a value of a rule', () => {
  for (const row of modifierRows) test(row.name, () => check(row));
});

describe('a condition of a rule', () => {
  for (const row of conditionRows) test(row.name, () => check(row));
});

describe('a selection of a rule', () => {
  for (const row of selectionRows) test(row.name, () => check(row));
});
