import { expect, test } from 'vitest';
import type { Kind } from '../../../shared/kinds.ts';
import type { Query } from '../../../shared/query/index.ts';
import { treeOf } from './read-back.ts';
import { all, and, contains, is, not, or, yesterday } from './trees.ts';

const login = contains('action', 'login');
const failure = is('outcome', 'failure');
const ofKind = (kind: Kind, ...rest: Query[]) => and(is('kind', kind), ...rest);

test.each<[Kind | null, string, Query]>([
  ['event', 'failed logins', and(failure, login)],
  ['event', 'failed sign-ins', and(failure, login)],
  ['event', 'login failures', and(login, failure)],
  ['event', 'failures', failure],
  ['event', 'google logins', and(contains(['provider', 'client'], 'google'), login)],
  ['event', 'token_refresh events', contains('action', 'token_refresh')],
  ['event', 'events', all],
  ['event', 'logins that failed', and(login, failure)],
  ['job', 'jobs that are still running', is('status', 'running')],
  ['job', 'the job is running', is('status', 'running')],
  ['job', 'job is audit log trim', is('target', 'audit log trim')],
  ['job', 'trim jobs', contains(['action', 'target'], 'trim')],
  ['session', 'sessions which are not active', not(is('status', 'active'))],
  ['session', 'saml sessions', contains(['protocol', 'client'], 'saml')],
  ['grant', 'revoked grants', is('status', 'revoked')],
  ['notification', 'bounced mails', is('status', 'bounced')],
  ['webhook', 'failed webhooks', is('status', 'failed')],
  ['event', 'failed login', and(failure, login)],
  [
    'event',
    'login failed for bob@x.yz',
    and(login, failure, is(['actor', 'username'], 'bob@x.yz')),
  ],
  ['event', 'failed yesterday', and(failure, yesterday)],
  ['event', 'failed or pending logins', and(or(failure, is('status', 'pending')), login)],
  ['event', 'logins and logouts', or(login, contains('action', 'logout'))],
  ['event', 'no failed logins', not(and(failure, login))],
  [
    'event',
    'logins from 10.0.0.1 or 10.0.0.2',
    and(login, or(is('ip', '10.0.0.1'), is('ip', '10.0.0.2'))),
  ],
  ['event', 'logins from google', and(login, contains(['provider', 'client'], 'google'))],
  ['event', 'logins from DE', and(login, contains('country', 'DE'))],
  ['event', 'login', contains('actor', 'login')],
  ['event', 'status failed', contains('status', 'failed')],
  ['event', 'ip 10.0.0.1', is('ip', '10.0.0.1')],
  [
    'audit',
    'deleted or disabled groups',
    and(
      or(contains('action', 'delete'), contains('action', 'disable')),
      contains(['action', 'target'], 'group'),
    ),
  ],
  ['audit', 'admin actions', all],
  ['audit', 'what changed yesterday', yesterday],
  ['audit', 'delete actions', contains('action', 'delete')],
  [
    'audit',
    'deleted users',
    and(contains('action', 'delete'), contains(['action', 'target'], 'user')),
  ],
  ['audit', 'action is deleted', is('action', 'deleted')],
  ['audit', 'deleted by bob@x.yz', and(contains('action', 'delete'), is('actor', 'bob@x.yz'))],
  ['audit', 'not changes by bob@x.yz', not(is('actor', 'bob@x.yz'))],
  [null, 'failed jobs', ofKind('job', is('status', 'failed'))],
  [null, 'running jobs yesterday', ofKind('job', is('status', 'running'), yesterday)],
  [null, 'failed logins', ofKind('event', failure, login)],
  [null, 'failed events', failure],
  [
    null,
    'failed jobs or bounced mails',
    or(ofKind('job', is('status', 'failed')), ofKind('notification', is('status', 'bounced'))),
  ],
])('%s: %s', (kind, text, meant) => {
  expect(treeOf(text, kind)).toEqual(meant);
});
