import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kinds } from '../../../shared/kinds.ts';
import { parse, print, type Query, querySchema } from '../../../shared/query/index.ts';
import { anyQuery, anyText } from './query-arbitrary.ts';
import { treeOf } from './read-back.ts';
import {
  and,
  calendar,
  compare,
  contains,
  during,
  exists,
  inList,
  is,
  last,
  like,
  matches,
  not,
  number,
  olderThan,
  or,
  span,
  text,
  within,
} from './trees.ts';

const anyKind = fc.constantFrom(null, ...kinds);
const anyZone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Sao_Paulo', '+05:30');
const anyAsOf = fc.integer({ min: 0, max: 1_900_000_000 }).map((seconds) => seconds * 1_000_000);

test('parse reads back the tree that print has written, in every view and zone', () => {
  fc.assert(
    fc.property(anyQuery, anyKind, anyZone, anyAsOf, (query, kind, zone, asOf) => {
      const written = print(query, kind);
      expect(parse(written, { kind, zone, asOf }), written).toMatchObject({ query });
    }),
    { numRuns: 3000 },
  );
});

test('the trees of that law are valid, and so is every tree that parse makes', () => {
  fc.assert(fc.property(anyQuery, (query) => querySchema.safeParse(query).success));
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 8 }), anyKind, (words, kind) => {
      const result = parse(words.join(' '), { kind, zone: 'UTC', asOf: 0 });
      if (!('query' in result)) return;
      expect(querySchema.safeParse(result.query).error).toBeUndefined();
      expect(parse(print(result.query, kind), { kind, zone: 'UTC', asOf: 0 })).toMatchObject({
        query: result.query,
      });
    }),
    { numRuns: 2000 },
  );
});

describe('the canonical text', () => {
  test.each<[Query, string]>([
    [{ kind: 'all' }, ''],
    [is('action', 'login'), 'Event Type is login'],
    [is('client', 'auth ui'), 'Client Name is auth ui'],
    [is('client', 'auth ui', true), "Client Name is 'auth ui'"],
    [is('client', 'audit and more'), 'Client Name is `audit and more`'],
    [is('client', "it's", true), `Client Name is "it's"`],
    [not(is('status', 'failed')), 'Status is not failed'],
    [contains('actor', 'totp reset'), 'Email contains totp reset'],
    [contains('actor', 'a (b)'), "Email contains 'a (b)'"],
    [contains('actor', 'X', true), "Email contains exactly 'X'"],
    [like('actor', '%@x.yz'), "Email like '%@x.yz'"],
    [matches('agent', '^a b', true), "User Agent matches '^a b'"],
    [inList('status', 'failed', 'a b'), 'Status in (failed, a b)'],
    [not(exists('username')), 'Username is empty'],
    [within('ip', '10.0.0.0/8'), 'IP Address within 10.0.0.0/8'],
    [number('duration', 'greater', 2_000_000), 'Response Time > 2 s'],
    [number('httpStatus', 'is', 500), 'HTTP Status is 500'],
    [is('.details.reason', 'x'), 'details.reason is x'],
    [is('.requestId', 'x'), '.requestId is x'],
    [compare(['actor', 'target'], 'contains', text('x')), 'any of (Email, Target) contains x'],
    [is(['actor', 'username'], 'bob'), 'User is bob'],
    [during(last(7, 'day')), 'Created On is in the last 7 days'],
    [during(calendar('week', -1)), 'Created On is last week'],
    [during(calendar('week', -3)), 'Created On is 3 calendar weeks ago'],
    [during(span('2025-03-01', null)), 'Created On is since 2025-03-01T00:00Z'],
    [not(olderThan(1, 'hour')), 'Created On is not older than 1 hour'],
    [{ kind: 'text', operator: 'contains', text: 'x y' }, "any:'x y'"],
    [{ kind: 'change', verb: 'changed', path: 'a.b' }, 'changed a.b'],
    [{ kind: 'change', verb: 'was', path: 'a', value: text('x', true) }, "'a' was 'x'"],
    [
      and(is('status', 'a'), or(is('client', 'b'), { kind: 'all' })),
      'Status is a and (Client Name is b or everything)',
    ],
    [not(and(is('status', 'a'), is('client', 'b'))), 'not (Status is a and Client Name is b)'],
  ])('%j is written %s', (query, written) => {
    expect(print(query, 'event')).toBe(written);
    expect(treeOf(written)).toEqual(query);
  });

  test('shows what cannot be seen', () => {
    expect(print(is('actor', 'a\n\u202eb', true), 'event')).toBe("Email is 'a\\u{a}\\u{202e}b'");
  });

  test('writes a search in all default fields as a phrase', () => {
    const search = ['action', 'target', 'actor', 'subject', 'message'];
    expect(print(contains(search, 'google idp'), 'audit')).toBe('"google idp"');
    expect(print(and(is('actor', 'x'), contains(search, 'y')), 'audit')).toBe(
      'Actor is x and ("y")',
    );
  });
});
