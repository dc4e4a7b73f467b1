import { expect, test } from 'vitest';
import { examples } from './examples.ts';
import { ignoredIn, treeOf } from './read-back.ts';

test.each(examples)('$kind: $text', ({ kind, text, meant, ignored }) => {
  expect(treeOf(text, kind)).toEqual(meant);
  if (ignored !== undefined) expect(ignoredIn(text, kind)).toBe(ignored);
});
