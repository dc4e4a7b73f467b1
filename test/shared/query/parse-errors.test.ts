import { describe, expect, test } from 'vitest';
import { isParseError, parse } from '../../../shared/query/index.ts';
import { treeOf, troubleOf } from './read-back.ts';
import { asOf } from './trees.ts';

test.each([
  ['stauts is failed', 'stauts', 'no field "stauts"', 'Status'],
  ['evnt type is login', 'evnt type', 'no field "evnt type"', 'Event Type'],
  ['client is a and foo is bar', 'foo', 'no field "foo"', '.foo'],
  ['urn:x', 'urn', 'no field "urn"', 'quotes'],
  ['status iz failed', 'iz', 'no operator', '"is"'],
  ['email contians x', 'contians', 'no operator', '"contains"'],
  ['status is', '', 'value is missing', null],
  ['status is and client is a', 'and', 'value is missing', "'and'"],
  ['status in (a, )', ')', 'value is missing', null],
  ['status in (a', '(', 'not closed', null],
  ["client is 'auth ui", "'auth ui", 'not closed', "'"],
  ['"auth ui', '"auth ui', 'not closed', '"'],
  ['(status is failed', '(', 'not closed', ')'],
  ['status is failed)', ')', 'No bracket is open', 'Leave out'],
  ['()', ')', 'Nothing is asked', null],
  ['user agent contains Mozilla/5.0 (X11)', '(', 'need quotes', 'quotes'],
  ['and', 'and', 'missing beside', 'quotes'],
  ['status is failed or', '', 'Nothing is asked', null],
  ['status is failed and', 'and', 'missing beside', null],
  ['status is failed and and client is a', 'and', 'missing beside', null],
  ['not', 'not', 'missing behind', null],
  ['the', 'the', 'Nothing is asked', 'quotes'],
  ['= 5', '=', 'field is missing', null],
  ['http status is many', 'many', 'number is expected', null],
  ['attempt between 1', '', 'upper end', 'between 1 and 5'],
  ['http status contains 5', 'contains', 'cannot be compared', 'takes'],
  ['email > 5', '>', 'cannot be compared', 'takes'],
  ['ip within somewhere', 'somewhere', 'address block', '10.0.0.0/8'],
  ["email matches '(a'", "'(a'", 'no regular expression', 'contains'],
  ['kind is sesion', 'sesion', 'no kind "sesion"', 'session'],
  ['outcome is good', 'good', 'no outcome "good"', 'success'],
  ['more than 5 failed logins', 'more', 'not counted', 'attempt > 3'],
  ['first login of bob', 'first', 'no order', 'Sort'],
  ['logins without mfa', 'without', 'field is missing', 'not failed'],
  ['any > 5', '>', 'for a text only', null],
])('%s is refused at "%s"', (text, words, message, suggestion) => {
  const trouble = troubleOf(text);
  expect(trouble.words).toBe(words);
  expect(trouble.message).toContain(message);
  if (suggestion !== null) expect(trouble.suggestion).toContain(suggestion);
});

test('two phrases about different kinds cannot both hold of a record', () => {
  expect(troubleOf('failed jobs and bounced mails', null)).toMatchObject({
    words: 'bounced mails',
    expected: ['or'],
  });
});

test('a text without words of meaning is never a search for everything', () => {
  for (const text of ['the', 'show me', 'where', 'please', ',', '.', '?']) {
    const result = parse(text, { kind: 'event', asOf, zone: 'UTC' });
    if (!isParseError(result)) expect(result.query).not.toEqual({ kind: 'all' });
  }
});

test('a zone that does not exist is an error of the caller', () => {
  expect(() => parse('today', { kind: null, asOf, zone: 'Mars/Olympus' })).toThrow(/time zone/);
});

test('a text has at most 999 conditions and brackets within reason', () => {
  expect(troubleOf('a '.repeat(10) + 'b '.repeat(1000)).message).toContain('999 conditions');
  expect(troubleOf(`${'('.repeat(200)}a${')'.repeat(200)}`).message).toContain('nested');
  const deep = `${'not ('.repeat(60)}status is a${')'.repeat(60)}`;
  expect(troubleOf(deep).message).toMatch(/deep/);
  expect(treeOf(`${'('.repeat(60)}status is a${')'.repeat(60)}`)).toMatchObject({ operator: 'is' });
});

const pieces = [
  ...[
    'a ',
    'a',
    '(',
    ')',
    '((((',
    'not ',
    '-',
    '-a ',
    '!',
    '"',
    "'",
    "'a' ",
    '`',
    '“',
    '\\',
    '/',
    ',',
  ],
  ...[
    'and ',
    'a and ',
    'or ',
    'a or ',
    'is ',
    'status ',
    'status is ',
    'status is a or b ',
    'a,b, ',
  ],
  ...['status iz x ', 'foo bar is ', 'a:', 'a:b ', 'a=b=', '::', 'x~', 'in (', 'status in (a, '],
  ...['yesterday ', 'yesterday x ', '5 june ', '2025-03-01 ', 'between 2025-03-01 and ', 'in the '],
  ...[
    'last 7 days ',
    'older than ',
    'since ',
    '1',
    '1 ',
    '999999999999 ',
    '10.0.0.1 ',
    '2025-02-31 x ',
  ],
  ...[
    'failed ',
    'failed logins ',
    'google login x ',
    'who ',
    'who changed ',
    'the ',
    'from ',
    'by x ',
  ],
  ...[
    'changed x ',
    'was ',
    "was 'x' ",
    'x became ',
    'any:',
    'any of (',
    '* ',
    '%',
    'é\u0301',
    '\u0000',
  ],
  ...[
    '\ud800',
    '😀',
    '\u202e',
    'https://',
    'matches /a/ ',
    "email matches '(a+)+$' ",
    'that are not ',
  ],
];

describe('hostile texts', () => {
  test('there are more than fifty', () => expect(pieces.length).toBeGreaterThan(50));

  test('10 kB of anything are read or refused within 100 ms', () => {
    const slow: string[] = [];
    for (const piece of pieces) {
      const text = piece.repeat(Math.ceil(10_240 / piece.length)).slice(0, 10_240);
      for (const written of [text, `status is failed or ${text}`, `the ${text} end`]) {
        const times = ([null, 'event', 'audit'] as const).map((kind) => timeToRead(written, kind));
        // The best of three: other work on the machine must not fail the test.
        if (Math.min(...times) > 100) slow.push(written.slice(0, 40));
      }
    }
    expect(slow).toEqual([]);
  });
});

function timeToRead(text: string, kind: Parameters<typeof parse>[1]['kind']): number {
  const start = performance.now();
  const result = parse(text, { kind, asOf, zone: 'Europe/Berlin' });
  const spent = performance.now() - start;
  if (isParseError(result)) {
    expect(result.message).not.toBe('');
    expect(result.position + result.length).toBeLessThanOrEqual(text.length);
  }
  return spent;
}
