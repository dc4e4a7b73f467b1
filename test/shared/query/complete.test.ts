import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../shared/kinds.ts';
import { type Completion, complete } from '../../../shared/query/index.ts';
import { asOf } from './trees.ts';

function next(text: string, kind: Kind | null = 'event'): Completion[] {
  return complete(text, text.length, { kind, asOf, zone: 'UTC' });
}

function words(text: string, kind: Kind | null = 'event'): string[] {
  return next(text, kind).flatMap((found) => (found.kind === 'value' ? [] : [found.text]));
}

describe('completion', () => {
  test('begins with the columns of the view', () => {
    expect(words('').slice(0, 3)).toEqual(['Event Type', 'Status', 'Client Name']);
    expect(words('', 'job')[0]).toBe('Job Id');
  });

  test('goes on with a field of several words from its first letter', () => {
    expect(next('failed logins and event ty')).toEqual([
      { kind: 'field', text: 'Event Type', from: 18, to: 26 },
    ]);
    expect(words('(pro')).toEqual(['Provider Name', 'Protocol']);
    expect(words('stat')).toEqual(['Status']);
  });

  test('offers the operators that fit the type of the field', () => {
    expect(words('status ')).toEqual(expect.arrayContaining(['is', 'is not', 'contains', 'like']));
    expect(words('status ')).not.toContain('<');
    expect(words('attempt ', 'webhook')).toEqual(expect.arrayContaining(['<', '>=', 'between']));
    expect(words('email con')).toEqual(['contains']);
    expect(words('created ')[0]).toBe('in the last 24 hours');
  });

  test('asks the case for values, with what is typed of them', () => {
    const actor = { kind: 'field', name: 'actor' };
    expect(next('email is jon')[0]).toEqual({
      kind: 'value',
      field: actor,
      operator: 'is',
      prefix: 'jon',
      from: 9,
      to: 12,
    });
    expect(next("email contains 'jo")[0]).toMatchObject({
      operator: 'contains',
      prefix: 'jo',
      from: 15,
    });
    expect(next('client is auth u')[0]).toMatchObject({
      kind: 'value',
      prefix: 'auth u',
      from: 10,
    });
    expect(next('client in (wiki, au')[0]).toMatchObject({ kind: 'value', prefix: 'au', from: 17 });
    expect(next('client:')[0]).toMatchObject({ kind: 'value', prefix: '', from: 7 });
  });

  test('knows the statuses, kinds and outcomes', () => {
    expect(words('status is ', 'job')).toEqual(expect.arrayContaining(['success', 'failed']));
    expect(words('kind is no', null)).toEqual(['notification']);
    expect(words('outcome is ')).toContain('failure');
  });

  test('goes on with times', () => {
    expect(words('created on is las')).toEqual(['last week', 'last month']);
    expect(words('created on is in the last')).toContain('in the last 7 days');
  });

  test('joins behind a finished condition, and not before one', () => {
    expect(words('status is failed ').slice(0, 2)).toEqual(['and', 'or']);
    expect(words('status is failed a')[0]).toBe('and');
    expect(words('status is failed and ')[0]).toBe('Event Type');
    expect(words('(')).not.toContain('and');
  });

  test('looks only at what stands before the cursor', () => {
    const found = complete('stat is failed', 4, { kind: 'event', asOf, zone: 'UTC' });
    expect(found).toEqual([{ kind: 'field', text: 'Status', from: 0, to: 4 }]);
  });

  test('proposes phrases', () => {
    expect(words('show fai')).toContain('failed events');
  });

  test('never fails', () => {
    for (const text of [
      '"',
      "status is '",
      '((',
      'foo is bar',
      '= =',
      'on 31 february',
      ')',
      'is is',
    ]) {
      expect(Array.isArray(next(text))).toBe(true);
    }
  });
});
