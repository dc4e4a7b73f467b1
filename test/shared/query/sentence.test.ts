import { describe, expect, test } from 'vitest';
import { chips, queryOfChips, sentence } from '../../../shared/query/index.ts';
import { treeOf } from './read-back.ts';

describe('sentences', () => {
  test.each([
    ['', 'all records'],
    [
      'event type is login and created in the last 7 days',
      'Event Type is login and Created On is in the last 7 days',
    ],
    ["email is not 'a b'", "Email is not 'a b'"],
    ['status in (failed, pending, x)', 'Status is one of failed, pending or x'],
    ['ip in 10.0.0.0/8', 'IP Address is in the network 10.0.0.0/8'],
    ['username is empty', 'Username is empty'],
    ['email is field username', 'Email is the Username'],
    ["email not contains exactly field 'a.b c'", "Email does not contain exactly the 'a.b c'"],
    ['response time > 1500', 'Response Time is greater than 1500 ms'],
    ['created on 2025-03-01', 'Created On is on 2025-03-01'],
    ['in march 2025', 'Created On is in March 2025'],
    ['between 2025-03-01 and 2025-03-08', 'Created On is from 2025-03-01 to 2025-03-08'],
    ['since 2025-03-01T10:30Z', 'Created On is since 2025-03-01 10:30 UTC'],
    ['older than 1 hour', 'Created On is older than 1 hour'],
    ['not before yesterday', 'Created On is not before yesterday'],
    ['any:x', "the original record contains 'x'"],
    ['changed roles', 'roles changed'],
    [
      'email contains x and (status is a or not (status is b or client is c))',
      'Email contains x and (Status is a or not (Status is b or Client Name is c))',
    ],
  ])('"%s" says: %s', (text, said) => {
    expect(sentence(treeOf(text), 'event')).toBe(said);
  });

  test('tell times in the zone that is asked for', () => {
    const query = treeOf('on 2025-07-01', 'event', 'Europe/Zurich');
    expect(sentence(query, 'event', { zone: 'Europe/Zurich' })).toBe('Created On is on 2025-07-01');
    expect(sentence(query, 'event')).toBe(
      'Created On is between 2025-06-30 22:00 UTC and 2025-07-01 22:00 UTC',
    );
  });

  test('name the fields as the view does', () => {
    expect(sentence(treeOf('google'), 'audit')).toBe('Actor contains google');
    expect(sentence(treeOf('google', 'audit'), 'audit')).toBe(
      'Action, Target, Actor, Subject or Comments contains google',
    );
  });
});

describe('chips', () => {
  test('are the conditions that must all hold', () => {
    const query = treeOf('failed logins and not country is DE yesterday');
    const list = chips(query, 'event');
    expect(list.map(({ text }) => text)).toEqual([
      'Outcome is failure',
      'Event Type contains login',
      'Country is not DE',
      'Created On is yesterday',
    ]);
    expect(list.map(({ negated }) => negated)).toEqual([false, false, true, false]);
    expect(queryOfChips(list)).toEqual(query);
  });

  test('are none for all records and one for alternatives', () => {
    expect(chips({ kind: 'all' }, 'event')).toEqual([]);
    expect(chips(treeOf('status is a or client is b'), 'event')).toHaveLength(1);
  });
});
