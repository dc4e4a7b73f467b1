import type { Kind } from '../kinds.ts';
import type { FieldRef } from './ast.ts';

/**
 * How a field is compared. `kind`, `outcome` and `flag` are texts out of a fixed list, those of a
 * flag `true` and `false`; `raw` is a value of the original record, of any JSON type.
 */
export type QueryType =
  | 'text'
  | 'time'
  | 'integer'
  | 'duration'
  | 'kind'
  | 'outcome'
  | 'flag'
  | 'raw';

/** A field that every record has under one name, whatever its kind's view calls it. */
export interface CanonicalName {
  name: string;
  /** Its name in the timeline. */
  label: string;
  type: QueryType;
  /** What else people call it, in every view whose own columns do not use the word. */
  also: readonly string[];
}

const canonical = (
  name: string,
  label: string,
  type: QueryType,
  ...also: readonly string[]
): CanonicalName => ({ name, label, type, also });

/**
 * What people marked on a record, what rules found of it, and whether a later state of it is known: fields of every view
 * that stand in no record.
 */
export const markNames: readonly CanonicalName[] = [
  canonical('starred', 'Starred', 'flag'),
  canonical('tag', 'Tag', 'text', 'tags', 'tagged'),
  canonical('note', 'Note', 'text', 'notes'),
  canonical('marked', 'Marked', 'flag'),
  canonical('finding', 'Finding', 'text', 'findings'),
  canonical('superseded', 'Superseded', 'flag', 'outdated'),
];

/** All canonical fields, in the order of completion. */
export const canonicalNames: readonly CanonicalName[] = [
  canonical('kind', 'Kind', 'kind', 'record kind', 'log type', 'record type'),
  canonical('action', 'Action', 'text', 'type', 'event', 'activity', 'operation', 'event name'),
  canonical(
    'actor',
    'Actor',
    'text',
    'user',
    'email',
    'email address',
    'user email',
    'actor email',
    'admin',
    'account',
  ),
  canonical('target', 'Target', 'text', 'resource', 'object', 'target name'),
  canonical('subject', 'Subject', 'text'),
  canonical('client', 'Client', 'text', 'app', 'application', 'client name', 'client id'),
  canonical('provider', 'Provider', 'text', 'idp', 'identity provider', 'provider name'),
  canonical('status', 'Status', 'text', 'state', 'latest status', 'result'),
  canonical('outcome', 'Outcome', 'outcome'),
  canonical(
    'ip',
    'IP Address',
    'text',
    'source ip',
    'client ip',
    'remote ip',
    'ip addr',
    'ip number',
    'address',
  ),
  canonical('username', 'Username', 'text', 'login name'),
  canonical('agent', 'User Agent', 'text', 'browser', 'device', 'ua'),
  canonical('organization', 'Organization', 'text', 'organisation', 'org'),
  canonical('country', 'Country', 'text'),
  canonical('protocol', 'Protocol', 'text'),
  canonical('session', 'Session', 'text', 'session id'),
  canonical('message', 'Message', 'text', 'comment', 'comments', 'description'),
  canonical('key', 'Id', 'text', 'record id'),
  canonical(
    'time',
    'Time',
    'time',
    'timestamp',
    'date',
    'when',
    'created',
    'created on',
    'created at',
    'date created',
  ),
  canonical('updated', 'Updated At', 'time', 'updated on', 'last update', 'last updated'),
  canonical(
    'httpStatus',
    'HTTP Status',
    'integer',
    'http code',
    'status code',
    'response code',
    'response status',
  ),
  canonical('attempt', 'Attempt', 'integer', 'attempts', 'attempt number'),
  canonical('duration', 'Response Time', 'duration', 'latency'),
  canonical('source', 'Source', 'text', 'source file', 'source name', 'archive'),
  canonical('system', 'System', 'text', 'source system'),
  ...markNames,
];

/** A name that means something of its own in one view. */
export interface OwnName {
  label: string;
  type: QueryType;
  ref: FieldRef;
  also: readonly string[];
}

const user: OwnName = {
  label: 'User',
  type: 'text',
  ref: { kind: 'anyOf', names: ['actor', 'username'] },
  also: [],
};
const recordId: OwnName = {
  label: 'Id',
  type: 'raw',
  ref: { kind: 'path', path: ['id'] },
  also: [],
};
const body: OwnName = {
  label: 'Body',
  type: 'raw',
  ref: { kind: 'path', path: ['body'] },
  also: ['mail body', 'email body'],
};

/** Fields of a view beside its columns, and of the timeline (`timeline`). */
export const ownNames: Record<Kind | 'timeline', readonly OwnName[]> = {
  audit: [recordId],
  event: [user, recordId],
  job: [],
  notification: [body],
  session: [],
  grant: [],
  webhook: [],
  timeline: [
    user,
    body,
    {
      label: 'Session Id',
      type: 'text',
      ref: { kind: 'anyOf', names: ['key', 'session'] },
      also: [],
    },
  ],
};

/** Short forms and other names of a view's columns, by the column's label. */
export const columnAliases: Record<Kind, Readonly<Record<string, readonly string[]>>> = {
  audit: {
    Actor: ['who'],
    'Old Entity': ['old', 'old state', 'before state'],
    'New Entity': ['new', 'new state', 'after state'],
  },
  event: {},
  job: { 'Job Name': ['name', 'job'], Stacktrace: ['stack trace', 'stack'] },
  notification: {
    Subject: ['email subject', 'mail subject', 'subject line', 'title'],
    Recipient: ['email', 'email address', 'to', 'user', 'account'],
    CC: ['carbon copy'],
    BCC: ['blind carbon copy'],
  },
  session: {},
  grant: {},
  webhook: { Endpoint: ['url', 'endpoint url'] },
};
