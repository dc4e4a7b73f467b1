import { describe, expect, test } from 'vitest';
import type { Query } from '../../../shared/query/index.ts';
import { ignoredIn, treeOf } from './read-back.ts';
import {
  all,
  and,
  calendar,
  compare,
  contains,
  during,
  endsWith,
  exists,
  inList,
  is,
  like,
  matches,
  not,
  number,
  or,
  startsWith,
  text,
  within,
  yesterday,
} from './trees.ts';

const failed = is('status', 'failed');

function each(rows: readonly (readonly [string, Query])[]) {
  test.each(rows)('%s', (written, meant) => expect(treeOf(written)).toEqual(meant));
}

const other = (name: string, exact = false) =>
  ({ kind: 'field', field: { kind: 'field', name }, exact }) as const;
const otherPath = (...path: string[]) =>
  ({ kind: 'field', field: { kind: 'path', path }, exact: false }) as const;

describe('a field compared with another', () => {
  each([
    ['email is field username', compare('actor', 'is', other('username'))],
    ['email is not field username', not(compare('actor', 'is', other('username')))],
    ['email = exactly field User Agent', compare('actor', 'is', other('agent', true))],
    ['email contains field client name', compare('actor', 'contains', other('client'))],
    [
      'email starts with field details.reason and status is failed',
      and(compare('actor', 'startsWith', otherPath('details', 'reason')), failed),
    ],
    ["email ends with field 'a.b c'", compare('actor', 'endsWith', otherPath('a', 'b c'))],
    // What is no field is a text, and so is everything in quotes.
    ['email is field work', is('actor', 'field work')],
    ["email contains 'field username'", contains('actor', 'field username')],
    ['email is field created on', is('actor', 'field created on')],
    ['email in (field username, x)', inList('actor', 'field username', 'x')],
    ['email is field', is('actor', 'field')],
  ]);
});

describe('operators in words', () => {
  each([
    ['status is failed', failed],
    ["status is 'failed'", is('status', 'failed', true)],
    ['status equals failed', failed],
    ['status is equal to failed', failed],
    ['status is not failed', not(failed)],
    ["status isn't failed", not(failed)],
    ['email contains example', contains('actor', 'example')],
    ["email contains 'Ex ample'", contains('actor', 'Ex ample')],
    ["email contains exactly 'Example'", contains('actor', 'Example', true)],
    ['email does not contain example', not(contains('actor', 'example'))],
    ["email doesn't include example", not(contains('actor', 'example'))],
    ['email is like example.com', like('actor', 'example.com')],
    ['email not like %example%', not(like('actor', '%example%'))],
    ['email starts with a', startsWith('actor', 'a')],
    ['email does not end with .com', not(endsWith('actor', '.com'))],
    ['username matches ^svc-', matches('username', '^svc-')],
    ["username matches '^svc-'", matches('username', '^svc-', true)],
    ['username matches /(a|b) c/', matches('username', '(a|b) c', true)],
    ['username matches /(A|b)\\/c/i', matches('username', '(A|b)/c')],
    ['status in (failed, pending)', inList('status', 'failed', 'pending')],
    [
      'status is one of failed, pending or success',
      inList('status', 'failed', 'pending', 'success'),
    ],
    ['status not in (failed)', not(inList('status', 'failed'))],
    ['username exists', exists('username')],
    ['username is set', exists('username')],
    ['username is empty', not(exists('username'))],
    ['username is not empty', exists('username')],
    ['username does not exist', not(exists('username'))],
    ['ip in 10.0.0.0/8', within('ip', '10.0.0.0/8')],
    ['ip is in 2001:db8::/32', within('ip', '2001:db8::/32')],
    ['ip is 10.0.0.1 or 10.1.0.0/16', or(is('ip', '10.0.0.1'), within('ip', '10.1.0.0/16'))],
    [
      'ip in (10.0.0.1, 10.1.0.0/16, 10.2.0.0/16)',
      or(inList('ip', '10.0.0.1'), within('ip', '10.1.0.0/16'), within('ip', '10.2.0.0/16')),
    ],
    ['ip is not within 10.0.0.0/8', not(within('ip', '10.0.0.0/8'))],
    ['http status is at least 500', number('httpStatus', 'greaterOrEqual', 500)],
    ['http status is 404', number('httpStatus', 'is', 404)],
    [
      'attempt is between 2 and 4',
      compare('attempt', 'between', { kind: 'numbers', low: 2, high: 4 }),
    ],
    ['response time > 1.5s', number('duration', 'greater', 1_500_000)],
    ['response time is less than 250', number('duration', 'less', 250_000)],
  ]);
});

describe('operators in symbols', () => {
  each([
    ['status:failed', failed],
    ['status=failed', failed],
    ['status = failed', failed],
    ['status: failed', failed],
    ['status != failed', not(failed)],
    ['status:!=failed', not(failed)],
    ['email ~ example', contains('actor', 'example')],
    ['email !~ example', not(contains('actor', 'example'))],
    ['attempt >= 2', number('attempt', 'greaterOrEqual', 2)],
    ['attempt:>2', number('attempt', 'greater', 2)],
    ['attempt > -1', number('attempt', 'greater', -1)],
    ['-status:failed', not(failed)],
    ['!status:failed', not(failed)],
    ['-"totp reset"', not(contains('actor', 'totp reset'))],
    ['status:(failed or pending)', or(failed, is('status', 'pending'))],
    ['status:(not failed)', not(failed)],
    [
      "status:('a' and (b or c))",
      and(is('status', 'a', true), or(is('status', 'b'), is('status', 'c'))),
    ],
    ['email:*@example.com', like('actor', '*@example.com')],
    ["email:'*@example.com'", is('actor', '*@example.com', true)],
    ['email contains a*b', like('actor', '*a*b*')],
    ['username:*', exists('username')],
    ['ip:10.0.0.0/8', within('ip', '10.0.0.0/8')],
    ['ip:2001:db8::1', is('ip', '2001:db8::1')],
    [
      'status:failed && country:DE || country:NL',
      or(and(failed, is('country', 'DE')), is('country', 'NL')),
    ],
  ]);
});

describe('joining', () => {
  const [a, b, c] = [is('client', 'a'), is('client', 'b'), is('client', 'c')];

  each([
    ['', all],
    ['   ', all],
    ['everything', all],
    ['client:a client:b', and(a, b)],
    ['client:a, client:b', and(a, b)],
    ['client:a or client:b and client:c', or(a, and(b, c))],
    ['(client:a or client:b) and client:c', and(or(a, b), c)],
    ['((client:a))', a],
    ['not (client:a or client:b)', not(or(a, b))],
    ['not not client:a', not(not(a))],
    ['client is a or b', or(a, b)],
    ['client is a, b or c', or(a, b, c)],
    ['client is not a or b', not(or(a, b))],
    ['client is neither a nor b', not(or(a, b))],
    ['client is a not from 10.0.0.1', and(a, not(is('ip', '10.0.0.1')))],
    ['client is a or status is failed', or(a, failed)],
    ['client is a or b and status is failed', and(or(a, b), failed)],
    ['email contains a and b', and(contains('actor', 'a'), contains('actor', 'b'))],
    ['client is a but not status is failed', and(a, not(failed))],
    ['client is a except yesterday', and(a, not(yesterday))],
    ['client is a not status is failed', and(a, not(failed))],
    [
      'client is a or failed logins',
      or(a, and(is('outcome', 'failure'), contains('action', 'login'))),
    ],
  ]);
});

describe('values', () => {
  each([
    ['client is auth ui', is('client', 'auth ui')],
    ['client is auth   ui', is('client', 'auth ui')],
    ['client is auth ui last week', and(is('client', 'auth ui'), during(calendar('week', -1)))],
    ['client is last week', is('client', 'last week')],
    ['client is auth ui status is failed', and(is('client', 'auth ui'), failed)],
    ['client is auth ui where status is failed', and(is('client', 'auth ui'), failed)],
    ['email is a@b.cd from 10.0.0.1', and(is('actor', 'a@b.cd'), is('ip', '10.0.0.1'))],
    ["client is 'it\\'s \\\\ \"x\"'", is('client', 'it\'s \\ "x"', true)],
    ["client is 'C:\\new'", is('client', 'C:\\new', true)],
    ["client is 'a\\u{a}b'", is('client', 'a\nb', true)],
    ['client is “auth ui”', is('client', 'auth ui', true)],
    ['client is `auth ui and more`', is('client', 'auth ui and more')],
    ["client is O'Brien", is('client', "O'Brien")],
    ['client is https://a.b/c?d=e', is('client', 'https://a.b/c?d=e')],
    ['client is a,b', is('client', 'a,b')],
  ]);
});

describe('words without a field', () => {
  test('each is looked for in the default fields of the view', () => {
    expect(treeOf('jonas keller')).toEqual(
      and(contains('actor', 'jonas'), contains('actor', 'keller')),
    );
    const audit = ['action', 'target', 'actor', 'subject', 'message'];
    expect(treeOf('"google idp"', 'audit')).toEqual(contains(audit, 'google idp'));
    const timeline = ['action', 'actor', 'target', 'subject', 'client', 'ip', 'message'];
    expect(treeOf('payroll', null)).toEqual(contains(timeline, 'payroll'));
  });

  test('an address or block is looked for among the addresses of sign-ins', () => {
    expect(treeOf('192.0.2.1')).toEqual(is('ip', '192.0.2.1'));
    expect(treeOf('192.0.2.0/24', null)).toEqual(within('ip', '192.0.2.0/24'));
  });

  test('any: looks into the whole original', () => {
    expect(treeOf('any:"req_1 x"')).toEqual({
      kind: 'text',
      operator: 'contains',
      text: 'req_1 x',
    });
    expect(treeOf('any matches /a|b/')).toEqual({ kind: 'text', operator: 'matches', text: 'a|b' });
    expect(treeOf('not any:x')).toEqual(not({ kind: 'text', operator: 'contains', text: 'x' }));
  });

  test('filler words are told', () => {
    expect(ignoredIn('please show me all the failed logins')).toBe('please show me all the');
    expect(treeOf('show me all events')).toEqual(all);
  });
});

describe('fields', () => {
  each([
    ['Event Type is login', is('action', 'login')],
    ['eventType:login', is('action', 'login')],
    ['event_type is login', is('action', 'login')],
    ['event-type is login', is('action', 'login')],
    ['TYPE is login', is('action', 'login')],
    ['action is login', is('action', 'login')],
    ['details.reason is unknown_user', is('.details.reason', 'unknown_user')],
    ['.requestId is x', is('.requestId', 'x')],
    [
      "'details.my key' is x",
      {
        kind: 'compare',
        field: { kind: 'path', path: ['details', 'my key'] },
        operator: 'is',
        operand: text('x'),
      },
    ],
    ['any of (email, username) contains bob', contains(['actor', 'username'], 'bob')],
    ['user is bob', is(['actor', 'username'], 'bob')],
  ]);

  test('mean what the view calls so', () => {
    expect(treeOf('subject is x', 'notification')).toEqual(is('subject', 'x'));
    expect(treeOf('email is x', 'notification')).toEqual(is('target', 'x'));
    expect(treeOf('job name is x', null)).toEqual(is('target', 'x'));
    expect(treeOf('session id is x', 'session')).toEqual(is('key', 'x'));
    expect(treeOf('session id is x', 'grant')).toEqual(is('session', 'x'));
    expect(treeOf('session id is x', null)).toEqual(is(['key', 'session'], 'x'));
  });
});

describe('changes', () => {
  const became = (path: string | null, value: string, exact = false): Query => ({
    kind: 'change',
    verb: 'became',
    path,
    value: text(value, exact),
  });

  test.each<[string, Query]>([
    ['changed redirectUris', { kind: 'change', verb: 'changed', path: 'redirectUris' }],
    ['changed settings.mail', { kind: 'change', verb: 'changed', path: 'settings.mail' }],
    ["changed 'my path'", { kind: 'change', verb: 'changed', path: 'my path' }],
    ['enabled was true', { kind: 'change', verb: 'was', path: 'enabled', value: text('true') }],
    ["redirectUris became 'https://x'", became('redirectUris', 'https://x', true)],
    ['settings.mfa became false', became('settings.mfa', 'false')],
    ["became 'x'", became(null, 'x', true)],
    ['status became failed', became('status', 'failed')],
    ['actor was bob', is('actor', 'bob')],
  ])('%s', (written, meant) => expect(treeOf(written, 'audit')).toEqual(meant));

  test('who changed something is a question about actions, not about a path', () => {
    expect(treeOf('who changed google yesterday', 'audit')).toEqual(
      and(contains('action', 'update'), contains('target', 'google'), yesterday),
    );
  });
});
