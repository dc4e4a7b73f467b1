import { describe, expect, test } from 'vitest';
import { kinds } from '../../../shared/kinds.ts';
import { complete, print, type Query, sentence } from '../../../shared/query/index.ts';
import { treeOf, troubleOf } from './read-back.ts';
import { and, asOf, contains, exists, inList, is, not, or, yesterday } from './trees.ts';

const starred = is('starred', 'true');
const marked = is('marked', 'true');

describe('what people marked', () => {
  test.each<[string, Query]>([
    ['starred', starred],
    ['not starred', not(starred)],
    ['-starred', not(starred)],
    ['starred is true', starred],
    ['starred is yes', starred],
    ['starred:false', is('starred', 'false')],
    ['marked', marked],
    ['starred or marked', or(starred, marked)],
    ['starred yesterday', and(starred, yesterday)],
    ['starred and email contains ada', and(starred, contains('actor', 'ada'))],
    ['email contains ada and starred', and(contains('actor', 'ada'), starred)],
    ['show me starred events', starred],
    ['starred events from 10.0.0.1', and(starred, is('ip', '10.0.0.1'))],
    ['events that are not starred', not(starred)],
    [
      'failed or starred logins',
      and(or(is('outcome', 'failure'), starred), contains('action', 'login')),
    ],
    ['tag is phishing', is('tag', 'phishing')],
    ['tag is "to do"', is('tag', 'to do', true)],
    ['tag is not phishing', not(is('tag', 'phishing'))],
    ['tag in (phishing, to do)', inList('tag', 'phishing', 'to do')],
    ['tags contain phish', contains('tag', 'phish')],
    ['tagged phishing', contains('tag', 'phishing')],
    ['tag exists', exists('tag')],
    ['tag is empty', not(exists('tag'))],
    ['note contains same address', contains('note', 'same address')],
    ['notes exist and starred', and(exists('note'), starred)],
    ['finding is 12', is('finding', '12')],
    ['finding:12', is('finding', '12')],
    ['finding in (3, 12)', inList('finding', '3', '12')],
    ['finding exists', exists('finding')],
    ['finding is "Brute force"', is('finding', 'Brute force', true)],
    ['findings contain brute', contains('finding', 'brute')],
  ])('%s', (text, meant) => expect(treeOf(text)).toEqual(meant));

  test('is asked for in every view, and told in its words', () => {
    const found = is('finding', '12');
    const query = and(starred, is('tag', 'phishing'), contains('note', 'spray'), found);
    for (const kind of [null, ...kinds]) {
      const text = 'Starred is true and Tag is phishing and Note contains spray and Finding is 12';
      expect(print(query, kind)).toBe(text);
      expect(sentence(query, kind)).toBe(text);
      expect(treeOf(text.toLowerCase(), kind)).toEqual(query);
    }
  });

  test('is text again in quotes', () => {
    expect(treeOf('"starred"')).toEqual(contains('actor', 'starred'));
  });

  test('is yes or no', () => {
    expect(troubleOf('starred is perhaps')).toMatchObject({ expected: ['true', 'false'] });
    expect(troubleOf('starred contains x').message).toContain('cannot be compared');
  });

  test('is proposed, with the tags of the case', () => {
    const next = (text: string) => complete(text, text.length, { kind: 'job', asOf, zone: 'UTC' });
    expect(next('').map((each) => ('text' in each ? each.text : ''))).toEqual(
      expect.arrayContaining(['Starred', 'Tag', 'Note', 'Marked', 'Finding', 'starred jobs']),
    );
    expect(next('tag is phi')[0]).toMatchObject({
      kind: 'value',
      field: { kind: 'field', name: 'tag' },
      prefix: 'phi',
    });
    expect(next('starred is t')).toMatchObject([{ kind: 'choice', text: 'true' }]);
  });
});
