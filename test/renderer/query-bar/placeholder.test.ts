import { expect, test } from 'vitest';
import { placeholder } from '../../../renderer/features/query-bar/placeholder.ts';
import { kindOf, viewKeys } from '../../../renderer/state/view.ts';
import { isParseError, parse } from '../../../shared/query/index.ts';

test('the example of every view can be read there without ignored words', () => {
  for (const view of viewKeys) {
    const example = placeholder(view).split('or ask: ')[1] ?? '';
    const read = parse(example, { kind: kindOf(view), asOf: 1_770_000_000_000_000, zone: 'UTC' });
    expect(isParseError(read) ? read : read.ignored, `${view}: ${example}`).toEqual([]);
  }
});

test('it says where bare words are looked for', () => {
  expect(placeholder('event')).toMatch(/^Words look in Email ·/);
  expect(placeholder('audit')).toMatch(/Action, Target, Actor, Subject, Comments/);
});
