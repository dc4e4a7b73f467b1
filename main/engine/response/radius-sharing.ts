import type { ReadableCase } from '../store/index.ts';
import { actingKinds } from './radius-records.ts';
import { count, type Reached } from './radius-tally.ts';
import { type RadiusWindow, windowSql } from './radius-window.ts';

/** Accounts of an address or device from which on it is one of many and says nothing: an office, a common browser. */
const mostSharing = 25;

/** Addresses and devices that are followed, those with most records first. */
const most = { addresses: 200, devices: 50 } as const;

/** Records that are looked at: of one address, and of all. Each costs some 2 µs. */
const reach = { address: 20_000, all: 150_000 } as const;

/** An account that was seen where the centre was. */
export interface Sharer extends Reached {
  /** Its records that were not counted at one of the addresses already. */
  fresh: number;
}

/** Who else was seen from an address or device. */
export interface Sharing {
  /** By the id of their name in `value`; empty where it was not followed. */
  accounts: Map<number, Sharer>;
  /** Why it was not followed, or how far; null where it was, as a whole. */
  limit: string | null;
}

/**
 * Who else was seen from addresses.
 * @param own names of the centre
 */
export function sharersOfAddresses(
  db: ReadableCase,
  addresses: readonly number[],
  own: ReadonlySet<number>,
  window: RadiusWindow,
): Map<number, Sharing> {
  const newest = db
    .prepare(
      `SELECT coalesce(actor, username), time FROM record INDEXED BY record_ip_kind_time
       WHERE ip = ? AND kind = ?${windowSql(window)} ORDER BY time DESC LIMIT ${reach.address}`,
    )
    .raw();
  let left: number = reach.all;
  const found = new Map<number, Sharing>();
  for (const [at, address] of addresses.entries()) {
    const accounts = new Map<number, Reached>();
    let limit = at < most.addresses && left > 0 ? null : 'not followed: too much to look at';
    for (const kind of actingKinds) {
      if (limit !== null) break;
      let looked = 0;
      for (const row of newest.iterate(address, kind)) {
        const [who, time] = row as [number | null, number | null];
        looked += 1;
        if (who === null || own.has(who)) continue;
        count(accounts, who, time, null);
        if (accounts.size > mostSharing) break;
      }
      left -= looked;
      if (accounts.size > mostSharing) limit = tooMany;
      else if (looked === reach.address) limit = `its newest ${reach.address} records looked at`;
    }
    if (limit === tooMany) accounts.clear();
    found.set(address, { accounts: asSharers(accounts), limit });
  }
  return found;
}

function asSharers(accounts: ReadonlyMap<number, Reached>): Map<number, Sharer> {
  return new Map(
    [...accounts].map(([who, reached]) => [who, { ...reached, fresh: reached.records }]),
  );
}

const tooMany = `shared by more than ${mostSharing} accounts: not followed`;

/**
 * Who else was seen with the same user agents, letter by letter, in one pass: no index has them.
 * @param counted addresses whose records are counted already
 */
export function sharersOfDevices(
  db: ReadableCase,
  devices: readonly number[],
  own: ReadonlySet<number>,
  counted: readonly number[],
  window: RadiusWindow,
): Map<number, Sharing> {
  const followed = devices.slice(0, most.devices);
  const found = new Map<number, Sharing>(
    devices.map((device, at) => [
      device,
      {
        accounts: new Map(),
        limit: at < followed.length ? null : 'not followed: too much to look at',
      },
    ]),
  );
  if (followed.length === 0) return found;
  const rows = db
    .prepare(
      `SELECT agent, coalesce(actor, username) AS who, count(*), min(time), max(time),
         count(*) FILTER (WHERE ip IS NULL OR ip NOT IN (${counted.join(', ')}))
       FROM ${tableFor(db, window)}
       WHERE agent IN (${followed.join(', ')}) AND kind IN (${actingKinds.join(', ')})
         AND who IS NOT NULL${windowSql(window)} GROUP BY agent, who`,
    )
    .raw()
    .iterate() as IterableIterator<[number, number, number, number | null, number | null, number]>;
  for (const [device, who, records, first, last, fresh] of rows) {
    const sharing = found.get(device);
    if (sharing === undefined || own.has(who)) continue;
    sharing.accounts.set(who, { records, first, last, done: new Map(), fresh });
  }
  for (const sharing of found.values()) {
    const { size } = sharing.accounts;
    if (size <= mostSharing) continue;
    sharing.limit = `shared by ${size} other accounts: not followed`;
    sharing.accounts.clear();
  }
  return found;
}

/** By time where the window is a small part of the case, else in the order in which records are stored. */
function tableFor(db: ReadableCase, window: RadiusWindow): string {
  if (window.from === null && window.to === null) return 'record NOT INDEXED';
  const inWindow = db
    .prepare(
      `SELECT count(*) FROM record INDEXED BY record_kind_time WHERE kind IN (${actingKinds.join(', ')})${windowSql(window)}`,
    )
    .pluck()
    .get() as number;
  const all = db.prepare('SELECT max(id) FROM record').pluck().get() as number;
  return inWindow * 8 < all ? 'record INDEXED BY record_kind_time' : 'record NOT INDEXED';
}
