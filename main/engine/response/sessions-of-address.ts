import { type JsonValue, stringifyExact } from '../../../shared/json/index.ts';
import { kinds } from '../../../shared/kinds.ts';
import type { Evidence } from './evidence.ts';
import { type RadiusWindow, windowSql } from './radius-window.ts';

/** Newest sessions of a window whose originals are looked through: some 40 µs each. */
export const mostSessionsRead = 5_000;

/** A session whose record names an address somewhere inside. */
export interface NamingSession {
  key: string;
  /** Whom it is of, as its record writes it. */
  holder: string | null;
  /** Microseconds UTC. */
  time: number | null;
}

/**
 * Sessions that name an address in the details of their record, where no column has it.
 * @returns whether there are more sessions in the window than were looked through
 */
export function sessionsOfAddress(
  { db, parsed }: Evidence,
  address: string,
  window: RadiusWindow,
): { sessions: NamingSession[]; isCut: boolean } {
  const rows = db
    .prepare(
      `SELECT id, key, time, (SELECT text FROM value WHERE id = actor) AS holder FROM record INDEXED BY record_kind_time
       WHERE kind = ${kinds.indexOf('session')} AND key IS NOT NULL AND ip IS NULL${windowSql(window)}
       ORDER BY time DESC LIMIT ${mostSessionsRead + 1}`,
    )
    .all() as (NamingSession & { id: number })[];
  const wanted = JSON.stringify(address);
  const sessions = rows
    .slice(0, mostSessionsRead)
    .filter(({ id }) => stringifyExact(parsed.get(id).value as JsonValue).includes(wanted))
    .map(({ key, holder, time }) => ({ key, holder, time }));
  return { sessions, isCut: rows.length > mostSessionsRead };
}
