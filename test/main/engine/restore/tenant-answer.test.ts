import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../../../main/engine/restore/tenant-answer.ts';

const sent = [
  { record: 11, id: 'a' },
  { record: 12, id: '7' },
  { record: 13, id: 'c' },
];
const good: readonly object[] = [
  { index: 2, id: 'c', result: 'refused', message: 'no, Bearer tok_secret\u202e' },
  { index: 0, id: 'a', result: 'accepted', message: null },
  { index: 1, id: 7, result: 'alreadyThere' },
];

function read(answer: unknown) {
  const body = Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer));
  const hide = (text: string) => text.replaceAll('tok_secret', '***');
  return readAnswer({ body, address: 'https://t.example/restore', status: 200 }, sent, hide);
}

describe('the answer to a batch', () => {
  test('is read by the places of its records, and no credential stays in it', () => {
    expect(read({ results: good })).toEqual({
      accepted: 1,
      alreadyThere: 1,
      refused: [{ record: 13, id: 'c', told: 'no, Bearer ***‹U+202E›' }],
      refusedTotal: 1,
    });
  });

  test('counts as refused what is there with another content', () => {
    const results = good.with(0, { index: 2, id: 'c', result: 'conflicting', message: 'Other.' });
    expect(read({ results }).refused).toEqual([
      { record: 13, id: 'c', told: 'Another content is there: Other.' },
    ]);
  });

  test.each([
    ['nothing', ''],
    ['a page', '<html>tok_secret</html>'],
    ['no results', { accepted: 3 }],
    ['too few', { results: good.slice(1) }],
    ['too many', { results: [...good, { index: 3, result: 'accepted' }] }],
    ['one twice', { results: [good[0], good[1], good[1]] }],
    ['another record', { results: good.with(1, { index: 0, id: 'x', result: 'accepted' }) }],
    ['an unknown word', { results: good.with(1, { index: 0, id: 'a', result: 'queued' }) }],
  ])('stops the restore where it has %s', (_what, answer) => {
    expect(() => read(answer)).toThrow(/does not say what became of each of the 3 records/);
    expect(() => read(answer)).not.toThrow(/tok_secret/);
  });
});
