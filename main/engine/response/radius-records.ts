import { type Kind, kinds } from '../../../shared/kinds.ts';
import { type Outcome, outcomes } from '../../../shared/record.ts';
import type { ReadableCase } from '../store/index.ts';
import { type RadiusWindow, windowSql } from './radius-window.ts';

/** A record of the centre, as far as its reach is told from it. Values are ids in `value`. */
export interface RadiusRecord {
  id: number;
  kind: Kind;
  outcome: Outcome;
  time: number | null;
  action: number | null;
  actor: number | null;
  username: number | null;
  target: number | null;
  subject: number | null;
  ip: number | null;
  agent: number | null;
  client: number | null;
  key: string | null;
  session: string | null;
}

/** Kinds in which somebody acts. */
export const actingKinds = (['audit', 'event', 'session', 'grant'] as const).map((kind) =>
  kinds.indexOf(kind),
);

const columns =
  'id, kind, outcome, time, action, actor, username, target, subject, ip, agent, client, key, session';

/** Records in which an account acts, by each of its names; each once, as a record has one actor. */
export function* recordsOfActor(
  db: ReadableCase,
  names: readonly number[],
  window: RadiusWindow,
): Generator<RadiusRecord> {
  const byActor = db
    .prepare(
      `SELECT ${columns} FROM record INDEXED BY record_actor_kind_time
       WHERE actor = ? AND kind IN (${actingKinds.join(', ')})${windowSql(window)}`,
    )
    .raw();
  for (const name of names) yield* readRows(byActor.iterate(name));
}

/** Events that have a username and no actor: no index has the usernames, so all records are gone through. */
export function* recordsOfUsername(
  db: ReadableCase,
  names: readonly number[],
  window: RadiusWindow,
): Generator<RadiusRecord> {
  const rows = db
    .prepare(
      `SELECT ${columns} FROM record NOT INDEXED
       WHERE username IN (${names.join(', ')}) AND actor IS NULL AND kind = ${kinds.indexOf('event')}${windowSql(window)}`,
    )
    .raw();
  yield* readRows(rows.iterate());
}

/** Records that name an address. */
export function* recordsOfAddress(
  db: ReadableCase,
  address: number,
  window: RadiusWindow,
): Generator<RadiusRecord> {
  const rows = db
    .prepare(
      `SELECT ${columns} FROM record INDEXED BY record_ip_kind_time
       WHERE ip = ? AND kind IN (${kinds.keys().toArray().join(', ')})${windowSql(window)}`,
    )
    .raw();
  yield* readRows(rows.iterate(address));
}

type Cells = [number, number, number, ...(number | null)[]] & { readonly length: 14 };

function* readRows(rows: Iterable<unknown>): Generator<RadiusRecord> {
  for (const row of rows) {
    const [id, kind, outcome, time, action, actor, username, target, subject, ip, agent, client] =
      row as Cells;
    const [key, session] = (row as unknown[]).slice(12) as [string | null, string | null];
    yield {
      id,
      kind: kinds[kind] as Kind,
      outcome: outcomes[outcome] ?? 'unknown',
      time: time ?? null,
      action: action ?? null,
      actor: actor ?? null,
      username: username ?? null,
      target: target ?? null,
      subject: subject ?? null,
      ip: ip ?? null,
      agent: agent ?? null,
      client: client ?? null,
      key,
      session,
    };
  }
}
