import { expect, test } from 'vitest';
import {
  acceptSuggestion,
  usefulSuggestions,
} from '../../../renderer/features/query-bar/accept-suggestion.ts';

test('a suggestion takes the place of what was begun, with a space to go on behind', () => {
  expect(acceptSuggestion('ema', { kind: 'field', text: 'Email', from: 0, to: 3 })).toEqual({
    text: 'Email ',
    caret: 6,
  });
});

test('in the middle of a text the space that is there already is stepped over', () => {
  const accepted = acceptSuggestion('stat is failed', {
    kind: 'field',
    text: 'Status',
    from: 0,
    to: 4,
  });
  expect(accepted).toEqual({ text: 'Status is failed', caret: 7 });
});

test('nothing is put behind a colon', () => {
  expect(acceptSuggestion('', { kind: 'keyword', text: 'any:', from: 0, to: 0 })).toEqual({
    text: 'any:',
    caret: 4,
  });
});

test('what is written already is not suggested, and each text is suggested once', () => {
  const list = usefulSuggestions('status is failed', [
    { kind: 'choice', text: 'failed', from: 10, to: 16 },
    { kind: 'value', text: '"Failure"', from: 10, to: 16, count: 3 },
    { kind: 'choice', text: 'failure', from: 10, to: 16 },
  ]);
  expect(list.map(({ text }) => text)).toEqual(['"Failure"']);
});
