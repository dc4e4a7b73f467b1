import type { Kind } from '../../../shared/kinds.ts';
import type { Query } from '../../../shared/query/index.ts';
import {
  and,
  calendar,
  contains,
  during,
  is,
  last,
  lastWeek,
  like,
  olderThan,
  yesterday,
} from './trees.ts';

/** A line of the specification by example, and the tree that it means. */
export interface Example {
  kind: Kind;
  text: string;
  meant: Query;
  /** Words that must be reported as ignored, in their order. */
  ignored?: string;
}

const login = contains('action', 'login');
const user = 'user@example.com';

/** Every line of `query-examples.md`, in its order. */
export const examples: readonly Example[] = [
  {
    kind: 'audit',
    text: "action is 'update IdentityProvider' and the timestamp is from last month",
    meant: and(is('action', 'update IdentityProvider', true), during(calendar('month', -1))),
    ignored: 'the',
  },
  {
    kind: 'audit',
    text: 'the actor is like example.com',
    meant: like('actor', 'example.com'),
    ignored: 'the',
  },
  { kind: 'audit', text: "the target is 'test role'", meant: is('target', 'test role', true) },
  {
    kind: 'audit',
    text: 'show me all delete actions from yesterday',
    meant: and(contains('action', 'delete'), yesterday),
    ignored: 'show me all',
  },
  {
    kind: 'audit',
    text: 'who modified the google provider last week',
    meant: and(
      contains('action', 'update'),
      contains('target', 'google'),
      contains(['action', 'target'], 'provider'),
      lastWeek,
    ),
    ignored: 'who',
  },
  {
    kind: 'event',
    text: 'the event type is login and the log was created in the last 7 days',
    meant: and(is('action', 'login'), during(last(7, 'day'))),
    ignored: 'the the log was',
  },
  {
    kind: 'event',
    text: 'client is auth ui and the log was created one week ago',
    meant: and(is('client', 'auth ui'), during(calendar('day', -7))),
    ignored: 'the log was',
  },
  {
    kind: 'event',
    text: 'show failed logins from IP 192.168.1.1',
    meant: and(is('outcome', 'failure'), login, is('ip', '192.168.1.1')),
    ignored: 'show',
  },
  {
    kind: 'event',
    text: `mfa events for ${user} yesterday`,
    meant: and(contains('action', 'mfa'), is(['actor', 'username'], user), yesterday),
    ignored: '',
  },
  {
    kind: 'event',
    text: 'login events where provider is google',
    meant: and(login, is('provider', 'google')),
    ignored: 'where',
  },
  {
    kind: 'event',
    text: 'provider name is google and email contains @example.com',
    meant: and(is('provider', 'google'), contains('actor', '@example.com')),
    ignored: '',
  },
  {
    kind: 'event',
    text: `event type is login and created on is from last week and email is ${user}`,
    meant: and(is('action', 'login'), lastWeek, is('actor', user)),
    ignored: '',
  },
  {
    kind: 'job',
    text: 'the job name is "audit log trim"',
    meant: is('target', 'audit log trim', true),
    ignored: 'the',
  },
  {
    kind: 'job',
    text: "job type contains 'email' and status is 'failed'",
    meant: and(contains('action', 'email'), is('status', 'failed', true)),
    ignored: '',
  },
  {
    kind: 'job',
    text: 'the job was created in the last 24 hours',
    meant: during(last(24, 'hour')),
    ignored: 'the job was',
  },
  {
    kind: 'job',
    text: 'show running jobs older than 1 hour',
    meant: and(is('status', 'running'), olderThan(1, 'hour')),
    ignored: 'show',
  },
  {
    kind: 'notification',
    text: "the email subject contains 'totp reset' and the timestamp is from yesterday",
    meant: and(contains('subject', 'totp reset'), yesterday),
    ignored: 'the the',
  },
  {
    kind: 'notification',
    text: `recipient is ${user} and status is failed`,
    meant: and(is('target', user), is('status', 'failed')),
    ignored: '',
  },
  {
    kind: 'notification',
    text: 'category is invitation and the log was created last week',
    meant: and(is('action', 'invitation'), lastWeek),
    ignored: 'the log was',
  },
];
