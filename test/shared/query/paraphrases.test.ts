import { describe, expect, test } from 'vitest';
import { paraphrases } from './paraphrases.ts';
import { treeOf, troubleOf } from './read-back.ts';
import { inOneOrder } from './trees.ts';

describe('what people may type', () => {
  test('there are at least sixty paraphrases that the specification does not have', () => {
    expect(paraphrases.length).toBeGreaterThanOrEqual(60);
  });

  test.each(paraphrases.filter(({ meant }) => meant !== null))(
    '$kind: $text',
    ({ kind, text, meant }) => {
      expect(inOneOrder(treeOf(text, kind))).toEqual(meant && inOneOrder(meant));
    },
  );

  test.each(paraphrases.filter(({ meant }) => meant === null))(
    'refused, $kind: $text',
    ({ kind, text, trouble }) => {
      expect(troubleOf(text, kind).words).toBe(trouble);
    },
  );
});
