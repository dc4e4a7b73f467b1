import { expect, test } from 'vitest';
import { commonTags, wantsStar } from '../../../renderer/features/marks/common-tags.ts';
import {
  markedQuestion,
  notedQuestion,
  starredQuestion,
  taggedQuestion,
} from '../../../renderer/features/marks/marked-question.ts';
import { windowsOf } from '../../../renderer/features/marks/selection-windows.ts';
import { changeWords } from '../../../renderer/state/mark-words.ts';
import { isParseError, parse, print } from '../../../shared/query/index.ts';

const mark = (star: boolean, ...tags: string[]) => ({ mark: { star, tags, notes: 0 } });

test('the tags of a selection are counted, the most common first', () => {
  expect(commonTags([mark(false, 'b', 'a'), mark(false, 'a'), {}])).toEqual([
    { tag: 'a', count: 2 },
    { tag: 'b', count: 1 },
  ]);
});

test('a star is set unless all have one', () => {
  expect(wantsStar([mark(true), {}])).toBe(true);
  expect(wantsStar([mark(true), mark(true)])).toBe(false);
});

test('of a large selection the first thousand rows are looked at, in few windows', () => {
  expect(
    windowsOf([
      [0, 9],
      [20, 5_000],
    ]),
  ).toEqual([
    [0, 10],
    [20, 990],
  ]);
  const scattered = Array.from({ length: 500 }, (_, at) => [at * 2, at * 2] as const);
  expect(windowsOf(scattered)).toHaveLength(50);
});

test('a change is told in words', () => {
  expect(changeWords({ star: true }, 1)).toBe('Starred 1 record');
  expect(changeWords({ star: false }, 3)).toBe('Took the star off 3 records');
  expect(changeWords({ addTags: ['a'], removeTags: ['b'] }, 2_000)).toBe(
    'Tagged 2,000 records with “a” and took “b” off 2,000 records',
  );
});

test('the questions about marks are read again from their text', () => {
  for (const { where } of [
    markedQuestion,
    starredQuestion,
    notedQuestion,
    taggedQuestion('needs "review" and more'),
  ]) {
    const read = parse(print(where, null), { kind: null, asOf: 0, zone: 'UTC' });
    expect(isParseError(read) ? read : read.query).toEqual(where);
  }
});
