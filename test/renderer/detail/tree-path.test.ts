import { expect, test } from 'vitest';
import {
  columnNameAt,
  conditionAt,
  type Step,
  writeJsonPath,
} from '../../../renderer/features/detail/tree/tree-path.ts';
import { fieldNamed } from '../../../renderer/state/sort-keys.ts';
import { isParseError, parse, print } from '../../../shared/query/index.ts';

const steps = (...keys: (string | number)[]): Step[] =>
  keys.map((key) => ({ key: String(key), isMember: typeof key === 'number' }));

test('paths are written as JSONPath', () => {
  expect(writeJsonPath(steps())).toBe('$');
  expect(writeJsonPath(steps('details', 'claims', 0, 'sub'))).toBe('$.details.claims[0].sub');
  expect(writeJsonPath(steps('user name', '0', '"'))).toBe('$["user name"]["0"]["\\""]');
});

test('a value is asked for by its path, an array standing for its members', () => {
  expect(conditionAt('record', steps('roles', 3, 'name'), 'admin')).toEqual({
    kind: 'compare',
    field: { kind: 'path', path: ['roles', 'name'] },
    operator: 'is',
    operand: { kind: 'text', text: 'admin', exact: true },
  });
});

test('a value of a state is asked for as what was or became', () => {
  expect(conditionAt('new', steps('mail.from'), 'x')).toEqual({
    kind: 'change',
    verb: 'became',
    path: 'mail\\.from',
    value: { kind: 'text', text: 'x', exact: true },
  });
});

test('nothing is asked for a member of the root, an empty text or one that is very long', () => {
  expect(conditionAt('record', steps(0), 'x')).toBeNull();
  expect(conditionAt('record', steps('a'), '')).toBeNull();
  expect(conditionAt('record', steps('a'), 'x'.repeat(1_001))).toBeNull();
});

test('conditions are read again from the text of a query, whatever the names', () => {
  const keys = ['reason', 'user name', 'mail.from', '', 'a"b', 'ünïcode', 'and', '$ref'];
  const conditions = (['record', 'old', 'new'] as const).flatMap((side) =>
    keys.map((key) => conditionAt(side, steps('details', key), 'some “value” and more')),
  );
  for (const condition of conditions) {
    if (condition === null) continue;
    const read = parse(print(condition, 'audit'), { kind: 'audit', asOf: 0, zone: 'UTC' });
    expect(isParseError(read) ? read : read.query).toEqual(condition);
  }
});

test('a value has a column when the table knows its path by name', () => {
  const named = (name: string) => fieldNamed(name, 'event');
  expect(columnNameAt(steps('details', 'reason'), named)).toBe('details.reason');
  expect(columnNameAt(steps('riskLevel'), named)).toBe('.riskLevel');
  expect(columnNameAt(steps('user name'), named)).toBeNull();
  expect(columnNameAt(steps(0), named)).toBeNull();
});
