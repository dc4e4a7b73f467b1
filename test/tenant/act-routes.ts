import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Kind } from '../../shared/kinds.ts';
import { tenantBase } from './list-routes.ts';
import { type ActAnswer, onceOnly } from './once-only.ts';
import type { StandInEnv } from './stand-in.ts';
import { actScopes, type Guard } from './tenant-access.ts';
import { rowOf } from './tenant-lists.ts';
import type { StoredRow, TenantStore } from './tenant-store.ts';

type Fields = Record<string, unknown>;

/** What can be done in a tenant. Each is written into its own audit log, as a tenant does. */
export function actRoutes(store: TenantStore, guard: Guard): Hono<StandInEnv> {
  const routes = new Hono<StandInEnv>();
  const act = actsOn(routes, store, guard);
  for (const [kind, path] of [
    ['session', 'sessions'],
    ['grant', 'grants'],
  ] as const) {
    act(`${path}/:id/revoke`, actScopes[path], (context, note) => {
      const row = store.find(kind, context.req.param('id') ?? '');
      return row === null ? missing(kind) : { status: 200, answer: revoke(store, kind, row, note) };
    });
    act(`users/:user/${path}/revoke`, actScopes[path], (context, note) => {
      const user = context.req.param('user') ?? '';
      const rows = heldBy(store, kind, user);
      const done = rows
        .map((row) => revoke(store, kind, row, note))
        .filter(({ changed }) => changed);
      const ids = done.map(({ id }) => id);
      return { status: 200, answer: { user, revoked: ids.length, ids } };
    });
  }
  act('webhook-deliveries/:id/replay', actScopes.webhooks, (context, note) => {
    const row = store.find('webhook', context.req.param('id') ?? '');
    return row === null ? missing('webhook') : replay(store, row, note);
  });
  act('jobs/:id/retry', actScopes.jobs, (context, note) => {
    const row = store.find('job', context.req.param('id') ?? '');
    return row === null ? missing('job') : retry(store, row, note);
  });
  return routes;
}

/** Writes into the audit log of the tenant what was done to what. */
export type Note = (action: string, target: string) => void;

/** Adds routes by which something is done, once for each idempotency key. */
export function actsOn(routes: Hono<StandInEnv>, store: TenantStore, guard: Guard) {
  return (
    path: string,
    scope: string,
    work: (context: Context<StandInEnv>, note: Note) => ActAnswer,
  ) =>
    routes.post(`${tenantBase}/${path}`, async (context) => {
      const met = guard(context, scope);
      if ('refusal' in met) return met.refusal;
      const body = await context.req.text();
      return onceOnly(context, store, body, () => work(context, noteBy(store, met.holder.client)));
    });
}

/** Writes into the audit log of the tenant what a client did. */
function noteBy(store: TenantStore, client: string): Note {
  return (action, target) => {
    const timestamp = new Date().toISOString();
    const told = { clientActor: client, comments: null, timestamp };
    put(store, 'audit', {
      id: randomUUID(),
      action,
      target,
      actor: client,
      subject: null,
      ...told,
    });
  };
}

function put(store: TenantStore, kind: Kind, record: Fields): void {
  const row = rowOf(kind, JSON.stringify(record));
  if (typeof row === 'string') throw new Error(row);
  store.put(kind, row);
}

function missing(kind: Kind): ActAnswer {
  return { status: 404, answer: { error: 'not-found', message: `There is no such ${kind}.` } };
}

/** Revokes a session or grant that is active. */
export function revoke(store: TenantStore, kind: 'session' | 'grant', row: StoredRow, note: Note) {
  const { id, status, text } = row;
  if (!/^active$/i.test(status ?? '')) return { id, status, changed: false };
  store.change(kind, id, JSON.stringify({ ...(JSON.parse(text) as Fields), status: 'revoked' }));
  note(kind === 'session' ? 'revoke Session' : 'revoke Grant', id);
  return { id, status: 'revoked', changed: true };
}

/** What somebody holds, by one of their names. */
export function heldBy(store: TenantStore, kind: Kind, holder: string): StoredRow[] {
  const question = { kind, from: null, until: null, name: null, holder, status: null };
  return store.page(question, null, 100_000);
}

/** One more attempt, which arrives. */
function replay(store: TenantStore, { name, text }: StoredRow, note: Note): ActAnswer {
  const last = JSON.parse(text) as Fields;
  const attempt = Number(last.attempt ?? 1) + 1;
  const response = { status: 200, body: '{"ok":true}', latencyMs: 12 };
  const timestamp = new Date().toISOString();
  put(store, 'webhook', { ...last, timestamp, status: 'Success', attempt, response });
  note('replay Webhook', name);
  return { status: 202, answer: { id: name, attempt, status: 'Success' } };
}

/** A new run of a job that failed. */
function retry(store: TenantStore, { id, status, text }: StoredRow, note: Note): ActAnswer {
  if (!/^failed$/i.test(status ?? '')) {
    const message = `Only a failed job can be retried; this one is ${status ?? 'without a status'}.`;
    return { status: 409, answer: { error: 'not-failed', message } };
  }
  const job = JSON.parse(text) as Fields;
  const now = new Date().toISOString();
  const retryId = `${id}-retry-${randomUUID().slice(0, 8)}`;
  put(store, 'job', {
    ...job,
    jobId: retryId,
    message: `Retry of ${id}`,
    latestStatus: 'pending',
    createdAt: now,
    updatedAt: now,
    stacktrace: null,
  });
  note('retry Job', id);
  return { status: 202, answer: { id, retry: retryId, status: 'pending' } };
}
