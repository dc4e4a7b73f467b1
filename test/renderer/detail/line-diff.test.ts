import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DiffLine, diffLines } from '../../../renderer/features/detail/diff/line-diff.ts';
import { cutHunks } from '../../../renderer/features/detail/diff/line-hunks.ts';
import { pairLines } from '../../../renderer/features/detail/diff/line-pairs.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 })
  .map((lines) => lines.join('\n'));

function side(lines: readonly DiffLine[], kind: 'removed' | 'added'): string {
  return lines
    .filter((line) => line.kind === 'same' || line.kind === kind)
    .map((line) => line.text)
    .join('\n');
}

test('what is the same and removed is the old text, what is the same and added the new one', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      expect(side(lines, 'removed')).toBe(before);
      expect(side(lines, 'added')).toBe(after);
    }),
  );
});

test('no shorter way exists than the one that is found', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edits = diffLines(before, after).filter(({ kind }) => kind !== 'same').length;
      const [olds, news] = [before.split('\n'), after.split('\n')];
      expect(edits).toBe(olds.length + news.length - 2 * longestCommon(olds, news));
    }),
  );
});

/** Length of the longest common subsequence, by the textbook. */
function longestCommon(olds: readonly string[], news: readonly string[]): number {
  let row = new Array<number>(news.length + 1).fill(0);
  for (const old of olds) {
    const next = [0];
    for (const [at, now] of news.entries()) {
      const best = Math.max(next[at] ?? 0, row[at + 1] ?? 0);
      next.push(old === now ? (row[at] ?? 0) + 1 : best);
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

test('lines are numbered from 1 on their own side', () => {
  expect(diffLines('a\nb\nc', 'a\nx\nc')).toEqual([
    { kind: 'same', text: 'a', oldLine: 1, newLine: 1 },
    { kind: 'removed', text: 'b', oldLine: 2, newLine: null },
    { kind: 'added', text: 'x', oldLine: null, newLine: 2 },
    { kind: 'same', text: 'c', oldLine: 3, newLine: 3 },
  ]);
});

test('texts that differ in more lines than are compared are replaced, and still give both sides', () => {
  const before = Array.from({ length: 20_000 }, (_, at) => `old ${at}`).join('\n');
  const after = Array.from({ length: 20_000 }, (_, at) => `new ${at}`).join('\n');
  const lines = diffLines(before, after);
  expect(lines).toHaveLength(40_000);
  expect(side(lines, 'added')).toBe(after);
});

test('hunks hold the changes with some lines around them, and count what is left out', () => {
  const before = Array.from({ length: 100 }, (_, at) => `line ${at}`).join('\n');
  const after = before.replace('line 10\n', '').replace('line 90', 'line ninety');
  const { hunks, skipped } = cutHunks(diffLines(before, after), 3);
  expect(hunks.map((hunk) => [hunk.skipped, hunk.lines.length])).toEqual([
    [7, 7],
    [73, 8],
  ]);
  expect(skipped).toBe(6);
});

test('hunks and what they leave out are all the lines', () => {
  fc.assert(
    fc.property(text, text, fc.integer({ min: 0, max: 4 }), (before, after, context) => {
      const lines = diffLines(before, after);
      const { hunks, skipped } = cutHunks(lines, context);
      const left = hunks.reduce((sum, hunk) => sum + hunk.skipped, skipped);
      const shown = hunks.flatMap((hunk) => hunk.lines);
      expect(shown.length + left).toBe(lines.length);
      expect(shown.filter(({ kind }) => kind !== 'same')).toEqual(
        lines.filter(({ kind }) => kind !== 'same'),
      );
    }),
  );
});

test('side by side, what was removed stands beside what was added in its place', () => {
  const pairs = pairLines(diffLines('a\nb\nc', 'a\nx\ny\nc'));
  expect(pairs.map(({ old, now }) => [old?.text ?? null, now?.text ?? null])).toEqual([
    ['a', 'a'],
    ['b', 'x'],
    [null, 'y'],
    ['c', 'c'],
  ]);
});
