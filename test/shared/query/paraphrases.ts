import type { Kind } from '../../../shared/kinds.ts';
import type { Query } from '../../../shared/query/index.ts';
import {
  all,
  and,
  calendar,
  compare,
  contains,
  day,
  during,
  earlierThan,
  endsWith,
  exists,
  inList,
  is,
  last,
  lastWeek,
  like,
  matches,
  micros,
  not,
  number,
  olderThan,
  or,
  span,
  startsWith,
  text,
  today,
  within,
  yesterday,
} from './trees.ts';

/** What people may type, written before the grammar, and what is meant by it. */
export interface Paraphrase {
  kind: Kind | null;
  text: string;
  /** The tree that is meant; null where no tree can be meant and an error must say why. */
  meant: Query | null;
  /** Where the error must point: the words at its position. */
  trouble?: string;
}

const jonas = 'jonas.keller@acme.example';
const svc = 'svc-hr-sync@acme.example';
const said = (kind: Kind | null, words: string, meant: Query): Paraphrase => ({
  kind,
  text: words,
  meant,
});
const refused = (kind: Kind | null, words: string, trouble: string): Paraphrase => ({
  kind,
  text: words,
  meant: null,
  trouble,
});

const login = contains('action', 'login');
const failure = is('outcome', 'failure');
const success = is('outcome', 'success');
const entity = (noun: string) => contains(['action', 'target'], noun);

export const paraphrases: readonly Paraphrase[] = [
  said('audit', `what did ${jonas} do last week`, and(is('actor', jonas), lastWeek)),
  said(
    'audit',
    'who deleted users yesterday',
    and(contains('action', 'delete'), entity('user'), yesterday),
  ),
  said(
    'audit',
    `changes by ${jonas} since monday`,
    and(is('actor', jonas), during({ kind: 'sinceWeekday', weekday: 1 })),
  ),
  said(
    'audit',
    'all changes to google idp in february 2026',
    and(contains('target', 'google idp'), during(span('2026-02-01', '2026-03-01'))),
  ),
  said(
    'audit',
    `action starts with delete and actor is not ${svc}`,
    and(startsWith('action', 'delete'), not(is('actor', svc))),
  ),
  said(
    'audit',
    'actions by miriam.vogt@acme.example between 2026-02-11 and 2026-02-13',
    and(is('actor', 'miriam.vogt@acme.example'), during(span('2026-02-11', '2026-02-14'))),
  ),
  said(
    'audit',
    'role assignments since 2026-02-01',
    and(contains('action', 'assign'), entity('role'), during(span('2026-02-01', null))),
  ),
  said('audit', 'changed redirectUris', { kind: 'change', verb: 'changed', path: 'redirectUris' }),
  said(
    'audit',
    'enabled became false and target contains google',
    and(
      { kind: 'change', verb: 'became', path: 'enabled', value: text('false') },
      contains('target', 'google'),
    ),
  ),
  said(
    'audit',
    'comments is empty and action contains delete',
    and(not(exists('message')), contains('action', 'delete')),
  ),
  said(
    'audit',
    'actor contains svc- or auth-jobs',
    or(contains('actor', 'svc-'), contains('actor', 'auth-jobs')),
  ),
  said(
    'audit',
    `target:payroll -actor:${svc}`,
    and(is('target', 'payroll'), not(is('actor', svc))),
  ),
  said(
    'audit',
    'subject is oskar.lindner@acme.example, last month',
    and(is('subject', 'oskar.lindner@acme.example'), during(calendar('month', -1))),
  ),
  said(
    'audit',
    'deleted groups on 12 february 2026',
    and(contains('action', 'delete'), entity('group'), during(day('2026-02-12'))),
  ),
  said(
    'audit',
    `everything by ${jonas} after 22:00`,
    and(is('actor', jonas), compare('time', 'after', { kind: 'clock', micros: 79_200_000_000 })),
  ),
  said(
    'event',
    `failed logins for ${jonas} in the past 24 hours`,
    and(failure, login, is(['actor', 'username'], jonas), during(last(24, 'hour'))),
  ),
  said(
    'event',
    'successful logins from 198.51.100.0/26',
    and(success, login, within('ip', '198.51.100.0/26')),
  ),
  said(
    'event',
    'ip in 198.51.100.0/26 and status = Failure',
    and(within('ip', '198.51.100.0/26'), is('status', 'Failure')),
  ),
  said('event', 'mfa failures yesterday', and(contains('action', 'mfa'), failure, yesterday)),
  said(
    'event',
    'who logged in to payroll on 12 february?',
    and(login, contains('client', 'payroll'), during(day('2026-02-12'))),
  ),
  said(
    'event',
    'account lockouts this month',
    and(contains('action', 'lockout'), during(calendar('month', 0))),
  ),
  said(
    'event',
    'password resets in january 2026',
    and(contains('action', 'password reset'), during(span('2026-01-01', '2026-02-01'))),
  ),
  said('event', 'logins where the country is not DE', and(login, not(is('country', 'DE')))),
  said(
    'event',
    'event type is login or mfa and provider is azure ad',
    and(or(is('action', 'login'), is('action', 'mfa')), is('provider', 'azure ad')),
  ),
  said(
    'event',
    "user agent contains 'HeadlessChrome' and status is failure",
    and(contains('agent', 'HeadlessChrome'), is('status', 'failure')),
  ),
  said('event', 'details.reason = unknown_user', is('.details.reason', 'unknown_user')),
  said(
    'event',
    'email ends with @partner.example and created on is before 2026-01-15',
    and(endsWith('actor', '@partner.example'), earlierThan('2026-01-15')),
  ),
  said(
    'event',
    'logouts between 10:00 and 11:00',
    and(contains('action', 'logout'), during(span('2026-02-15T10:00Z', '2026-02-15T11:00Z'))),
  ),
  said(
    'event',
    '-provider:google client:(wiki or crm)',
    and(not(is('provider', 'google')), or(is('client', 'wiki'), is('client', 'crm'))),
  ),
  said('event', 'username is empty', not(exists('username'))),
  said(
    'event',
    'ip address starts with 198.51.100. and event type != logout',
    and(startsWith('ip', '198.51.100.'), not(is('action', 'logout'))),
  ),
  said(
    'event',
    'logins via google that failed today',
    and(login, contains('provider', 'google'), failure, today),
  ),
  said('event', 'created before 1 february', earlierThan('2026-02-01')),
  said('job', 'failed jobs this week', and(is('status', 'failed'), during(calendar('week', 0)))),
  said('job', 'jobs that failed yesterday', and(is('status', 'failed'), yesterday)),
  said(
    'job',
    'email jobs older than 2 days',
    and(contains(['action', 'target'], 'email'), olderThan(2, 'day')),
  ),
  said(
    'job',
    'job name like %trim% and latest status is not success',
    and(like('target', '%trim%'), not(is('status', 'success'))),
  ),
  said('job', 'jobs still running', is('status', 'running')),
  said('job', 'stacktrace contains ECONNREFUSED', contains('.stacktrace', 'ECONNREFUSED')),
  said('job', 'updated in the last 30 minutes', during(last(30, 'minute'), 'updated')),
  said('job', 'message matches /timeout|refused/i', matches('message', 'timeout|refused')),
  said('job', 'job type in (trim, sync)', inList('action', 'trim', 'sync')),
  said(
    'notification',
    'bounced emails since last week',
    and(is('status', 'bounced'), not(compare('time', 'before', calendar('week', -1)))),
  ),
  said(
    'notification',
    'password reset mails to oskar.lindner@acme.example',
    and(
      contains(['action', 'subject'], 'password reset'),
      is('target', 'oskar.lindner@acme.example'),
    ),
  ),
  said(
    'notification',
    'status is failed or bounced and category is invitation',
    and(or(is('status', 'failed'), is('status', 'bounced')), is('action', 'invitation')),
  ),
  said(
    'notification',
    'subject ~ reset and not recipient ends with acme.example',
    and(contains('subject', 'reset'), not(endsWith('target', 'acme.example'))),
  ),
  said('notification', 'mails that were not sent', not(is('status', 'sent'))),
  said('notification', 'cc exists', exists('.cc')),
  said(
    'session',
    'active sessions older than 30 days',
    and(is('status', 'active'), olderThan(30, 'day')),
  ),
  said(
    'session',
    'revoked sessions of user 1042',
    and(is('status', 'revoked'), is('actor', '1042')),
  ),
  said(
    'session',
    'protocol is saml and user id = 1042',
    and(is('protocol', 'saml'), is('actor', '1042')),
  ),
  said('session', 'sessions created on 2026-02-12', during(day('2026-02-12'))),
  said(
    'grant',
    'active grants for birgit.lorenz@acme.example',
    and(is('status', 'active'), is('actor', 'birgit.lorenz@acme.example')),
  ),
  said(
    'grant',
    'client is wiki and provider is local and the grant was created over 90 days ago',
    and(is('client', 'wiki'), is('provider', 'local'), olderThan(90, 'day')),
  ),
  said(
    'grant',
    'expired google grants',
    and(is('status', 'expired'), contains(['provider', 'client'], 'google')),
  ),
  said('webhook', 'webhooks with http status >= 500', number('httpStatus', 'greaterOrEqual', 500)),
  said('webhook', 'response time over 2 seconds', number('duration', 'greater', 2_000_000)),
  said(
    'webhook',
    'failed deliveries to https://siem.acme.example/hooks',
    and(is('status', 'failed'), contains('target', 'https://siem.acme.example/hooks')),
  ),
  said(
    'webhook',
    'attempt > 1 and status is retrying',
    and(number('attempt', 'greater', 1), is('status', 'retrying')),
  ),
  said(
    'webhook',
    'event type starts with user. and endpoint contains crm',
    and(startsWith('action', 'user.'), contains('target', 'crm')),
  ),
  said(null, 'everything from 198.51.100.77 yesterday', and(is('ip', '198.51.100.77'), yesterday)),
  said(
    null,
    `kind is audit or event and actor is ${jonas}`,
    and(or(is('kind', 'audit'), is('kind', 'event')), is('actor', jonas)),
  ),
  said(null, 'outcome is failure in the last 2 hours', and(failure, during(last(2, 'hour')))),
  said(null, 'any:"reset_token"', { kind: 'text', operator: 'contains', text: 'reset_token' }),
  said(
    null,
    `actor is ${jonas} between 2026-02-11T22:00 and 2026-02-12T04:00`,
    and(
      is('actor', jonas),
      during({
        kind: 'span',
        from: micros('2026-02-11T22:00Z'),
        to: micros('2026-02-12T04:00Z'),
      }),
    ),
  ),
  said(
    null,
    'failed webhooks yesterday',
    and(is('kind', 'webhook'), is('status', 'failed'), yesterday),
  ),
  said(null, 'show me everything', all),
  refused(null, 'failed jobs and bounced mails', 'bounced mails'),
  refused('job', 'stauts is failed', 'stauts'),
  refused('event', 'created on is 31 february 2026', '31 february 2026'),
  refused('event', 'status is', ''),
  refused('webhook', 'response time over lunch', 'lunch'),
];
