import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import { importFiles, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { examples } from '../../../shared/query/examples.ts';

const place = useTempFolder();
const engines = useEngines();

/** A Sunday: this week began on 9 February, last week on 2 February. */
const asOf = '2026-02-15T19:00:00Z';

const yesterday = '2026-02-14T09:00:00Z';
const lastWeek = '2026-02-04T09:00:00Z';
const lastMonth = '2026-01-10T09:00:00Z';
const today = '2026-02-15T18:30:00Z';
const weekAgo = '2026-02-08T20:00:00Z';

type Fields = Record<string, string>;

/** What each kind's records have when an example says nothing of it. */
const usual: Record<'audit' | 'event' | 'job' | 'notification', Fields> = {
  audit: {
    action: 'create User',
    target: 'somebody',
    actor: 'ana@other.test',
    comments: '',
    timestamp: lastMonth,
  },
  event: {
    eventType: 'logout',
    status: 'Success',
    clientName: 'portal',
    providerName: 'Local',
    createdOn: lastMonth,
    email: 'ana@other.test',
    ipAddress: '10.9.9.9',
  },
  job: {
    jobId: '',
    jobName: 'cleanup',
    jobType: 'cleanup',
    latestStatus: 'success',
    createdAt: lastMonth,
  },
  notification: {
    subject: 'Welcome',
    recipient: 'ana@other.test',
    status: 'sent',
    category: 'welcome',
    timestamp: lastMonth,
  },
};

/** For each line of the specification, by its text: what it must find, and what is near and must not be. */
const fixtures: Record<string, { hits: Fields[]; misses: Fields[] }> = {
  "action is 'update IdentityProvider' and the timestamp is from last month": {
    hits: [{ action: 'update IdentityProvider' }],
    misses: [
      { action: 'update identityprovider' },
      { action: 'update IdentityProvider', timestamp: lastWeek },
    ],
  },
  'the actor is like example.com': {
    hits: [{ actor: 'ben@example.com' }, { actor: 'BEN@EXAMPLE.COM' }],
    misses: [{ actor: 'ben@example.org' }],
  },
  "the target is 'test role'": {
    hits: [{ target: 'test role' }],
    misses: [{ target: 'test roles' }, { target: 'Test Role' }],
  },
  'show me all delete actions from yesterday': {
    hits: [{ action: 'delete User', timestamp: yesterday }],
    misses: [
      { action: 'delete User', timestamp: today },
      { action: 'update User', timestamp: yesterday },
    ],
  },
  'who modified the google provider last week': {
    hits: [{ action: 'update IdentityProvider', target: 'Google', timestamp: lastWeek }],
    misses: [
      { action: 'update IdentityProvider', target: 'Google', timestamp: today },
      { action: 'update IdentityProvider', target: 'Okta', timestamp: lastWeek },
      { action: 'create IdentityProvider', target: 'Google', timestamp: lastWeek },
    ],
  },
  'the event type is login and the log was created in the last 7 days': {
    hits: [
      { eventType: 'login', createdOn: yesterday },
      { eventType: 'LOGIN', createdOn: weekAgo },
    ],
    misses: [
      { eventType: 'login', createdOn: '2026-02-08T18:00:00Z' },
      { eventType: 'login_failed', createdOn: yesterday },
    ],
  },
  'client is auth ui and the log was created one week ago': {
    hits: [
      { clientName: 'auth-ui', createdOn: weekAgo },
      { clientName: 'Auth UI', createdOn: weekAgo },
    ],
    misses: [
      { clientName: 'auth-ui-2', createdOn: weekAgo },
      { clientName: 'auth-ui', createdOn: yesterday },
    ],
  },
  'show failed logins from IP 192.168.1.1': {
    hits: [{ eventType: 'login', status: 'Failure', ipAddress: '192.168.1.1' }],
    misses: [
      { eventType: 'login', status: 'Failure', ipAddress: '192.168.1.10' },
      { eventType: 'login', status: 'Success', ipAddress: '192.168.1.1' },
      { eventType: 'mfa', status: 'Failure', ipAddress: '192.168.1.1' },
    ],
  },
  'mfa events for user@example.com yesterday': {
    hits: [{ eventType: 'mfa', email: 'user@example.com', createdOn: yesterday }],
    misses: [
      { eventType: 'mfa', email: 'user@example.com', createdOn: today },
      { eventType: 'mfa', email: 'other-user@example.com', createdOn: yesterday },
    ],
  },
  'login events where provider is google': {
    hits: [{ eventType: 'login', providerName: 'Google' }],
    misses: [
      { eventType: 'login', providerName: 'Okta' },
      { eventType: 'mfa', providerName: 'Google' },
    ],
  },
  'provider name is google and email contains @example.com': {
    hits: [{ providerName: 'Google', email: 'ben@example.com' }],
    misses: [{ providerName: 'Google', email: 'ben@example.org' }],
  },
  'event type is login and created on is from last week and email is user@example.com': {
    hits: [{ eventType: 'login', createdOn: lastWeek, email: 'user@example.com' }],
    misses: [
      { eventType: 'login', createdOn: '2026-02-09T00:00:00Z', email: 'user@example.com' },
      { eventType: 'login', createdOn: lastWeek, email: 'auser@example.com' },
    ],
  },
  'the job name is "audit log trim"': {
    hits: [{ jobName: 'audit log trim' }],
    misses: [{ jobName: 'audit log trimmer' }, { jobName: 'Audit Log Trim' }],
  },
  "job type contains 'email' and status is 'failed'": {
    hits: [{ jobType: 'batch-email', latestStatus: 'failed' }],
    misses: [
      { jobType: 'batch-email', latestStatus: 'success' },
      { jobType: 'trim', latestStatus: 'failed' },
    ],
  },
  'the job was created in the last 24 hours': {
    hits: [{ createdAt: today }, { createdAt: '2026-02-14T19:30:00Z' }],
    misses: [{ createdAt: '2026-02-14T18:30:00Z' }],
  },
  'show running jobs older than 1 hour': {
    hits: [{ latestStatus: 'running', createdAt: '2026-02-15T17:30:00Z' }],
    misses: [
      { latestStatus: 'running', createdAt: today },
      { latestStatus: 'failed', createdAt: yesterday },
    ],
  },
  "the email subject contains 'totp reset' and the timestamp is from yesterday": {
    hits: [{ subject: 'Your TOTP reset', timestamp: yesterday }],
    misses: [
      { subject: 'Your TOTP reset', timestamp: today },
      { subject: 'Your password reset', timestamp: yesterday },
    ],
  },
  'recipient is user@example.com and status is failed': {
    hits: [{ recipient: 'user@example.com', status: 'Failed' }],
    misses: [
      { recipient: 'user@example.com', status: 'sent' },
      { recipient: 'xuser@example.com', status: 'failed' },
    ],
  },
  'category is invitation and the log was created last week': {
    hits: [{ category: 'invitation', timestamp: lastWeek }],
    misses: [
      { category: 'invitation', timestamp: today },
      { category: 'invitations', timestamp: lastWeek },
    ],
  },
};

/** The records of one example, each with a name of its own in its details. */
function recordsOf(kind: Kind, text: string): Record<string, unknown>[] {
  const fixture = fixtures[text];
  const basis = usual[kind as keyof typeof usual];
  const named = (fields: Fields, name: string) => ({
    ...basis,
    ...(kind === 'job' ? { jobId: name } : { id: name }),
    ...fields,
    details: { name },
  });
  return [
    ...(fixture?.hits ?? []).map((fields, at) => named(fields, `hit ${at} of ${text}`)),
    ...(fixture?.misses ?? []).map((fields, at) => named(fields, `miss ${at} of ${text}`)),
  ];
}

async function namesFound(engine: Engine, text: string, kind: Kind): Promise<string[]> {
  const explained = await engine.call('query.explain', { text, kind, asOf });
  if (!('question' in explained)) throw new Error(JSON.stringify(explained));
  const { result } = await engine.call('result.open', {
    question: explained.question,
    asOf,
    view: 'test',
  });
  const window = await engine.call('result.window', { result, from: 0, count: 1_000, raw: true });
  return window.rows.map(
    ({ raw }) => (JSON.parse(raw ?? '') as { details: Fields }).details.name ?? '',
  );
}

describe('the specification by example', () => {
  it('has records for every line', () => {
    expect(Object.keys(fixtures).sort()).toEqual(examples.map(({ text }) => text).sort());
  });

  it('finds for every line what it must, and nothing that is only near', async () => {
    const engine = await engines.open(place('examples.trailcase'));
    const lines = examples.flatMap(({ kind, text }) => recordsOf(kind, text));
    const file = place('examples.ndjson', lines.map((line) => JSON.stringify(line)).join('\n'));
    const { sources } = await importFiles(engine, [file]);
    expect(sources[0]).toMatchObject({ stored: lines.length, rejected: 0 });
    for (const { kind, text } of examples) {
      const found = (await namesFound(engine, text, kind)).filter((name) => name.endsWith(text));
      const wanted = recordsOf(kind, text).map(({ details }) => (details as Fields).name ?? '');
      expect(found.sort(), text).toEqual(wanted.filter((name) => name.startsWith('hit')).sort());
    }
  });
});
