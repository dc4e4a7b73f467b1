import { createHash } from 'node:crypto';
import type { Kind } from '../../shared/kinds.ts';
import { systemMicros } from './micros.ts';

/** One record as it is stored: what the lists need of it, and its exact JSON text. */
export interface TenantRow {
  /** Unique in its kind. */
  id: string;
  /** What paths call it: its id, of a webhook delivery the id of the event. */
  name: string;
  /** Microseconds UTC. */
  time: number;
  /** Names of the user who holds it. */
  holders: string[];
  status: string | null;
  text: string;
}

type Fields = Record<string, unknown>;

/** One list of the tenant service. */
export interface TenantList {
  kind: Kind;
  /** Behind `/auth/admin/tenants/{tenantId}/`. */
  path: string;
  scope: string;
  time: string;
  id: readonly string[];
  status: string | null;
}

export const tenantLists: readonly TenantList[] = [
  list('audit', 'audit-logs', 'auth.audit.list', 'timestamp', ['id'], null),
  list('event', 'events', 'auth.events.list', 'createdOn', ['id'], 'status'),
  list('job', 'jobs', 'auth.jobs.list', 'createdAt', ['jobId', 'id'], 'latestStatus'),
  list('notification', 'notifications', 'auth.notifications.list', 'timestamp', ['id'], 'status'),
  list('session', 'sessions', 'auth.sessions.list', 'createdAt', ['sessionId', 'id'], 'status'),
  list('grant', 'grants', 'auth.grants.list', 'createdAt', ['grantId', 'id'], 'status'),
  list('webhook', 'webhook-deliveries', 'auth.webhooks.list', 'timestamp', ['eventId'], 'status'),
];

function list(
  kind: Kind,
  path: string,
  scope: string,
  time: string,
  id: readonly string[],
  status: string | null,
): TenantList {
  return { kind, path, scope, time, id, status };
}

/** The list of a kind. */
export function listOf(kind: Kind): TenantList {
  const found = tenantLists.find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`The tenant has no list of ${kind}.`);
  return found;
}

/** Reads what a list needs of a record; a sentence that says why not where it cannot be one. */
export function rowOf(kind: Kind, text: string): TenantRow | string {
  const record = JSON.parse(text) as unknown;
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return 'It is not an object.';
  }
  const fields = record as Fields;
  const of = listOf(kind);
  const time = systemMicros(fields[of.time]);
  if (time === null) return `Its ${of.time} is no time.`;
  const name = firstText(fields, of.id);
  if (kind === 'audit') {
    if (name === null) return 'It has no id.';
    if (typeof fields.action !== 'string' || fields.action === '') return 'It has no action.';
  }
  const named = name ?? createHash('sha256').update(text).digest('hex').slice(0, 24);
  const id = kind === 'webhook' ? `${named}/${String(fields.attempt ?? 1)}` : named;
  const status = of.status === null ? null : firstText(fields, [of.status]);
  return { id, name: named, time, holders: holdersOf(fields), status, text };
}

function firstText(fields: Fields, names: readonly string[]): string | null {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'number' || (typeof value === 'string' && value !== ''))
      return String(value);
  }
  return null;
}

/** A user is known by id, address and subject. */
function holdersOf(fields: Fields): string[] {
  const { claims } = (fields.details ?? {}) as { claims?: Fields };
  const told = [fields.userId, fields.email, fields.recipient, claims?.sub, claims?.email];
  const names = told.filter((name) => typeof name === 'number' || typeof name === 'string');
  return [...new Set(names.map((name) => String(name).toLowerCase()))];
}
