import type { BlastRadius, RadiusLine } from '../../../shared/response-plan.ts';
import type { Evidence } from './evidence.ts';
import { accountLines, type Shared } from './radius-accounts.ts';
import { centreOf } from './radius-centre.ts';
import { changedLines, heldLines, type LineContext, placeLines } from './radius-lines.ts';
import { type Sharing, sharersOfAddresses, sharersOfDevices } from './radius-sharing.ts';
import { isId, RadiusTally, type StoredValue } from './radius-tally.ts';
import { readWindow, writeEnd } from './radius-window.ts';
import { mostSessionsRead, sessionsOfAddress } from './sessions-of-address.ts';

/** Whose reach is asked for, and when. Times as ISO UTC; null is open, and the end does not belong to it. */
export interface RadiusAsked {
  entity: { type: 'actor' | 'address'; value: string };
  from: string | null;
  to: string | null;
}

/**
 * What an account (by all its names) or an address reached in a window, and who else was seen where it was. Reads
 * columns by their indexes; only user agents and bare usernames have none and cost one pass over the case.
 * @throws TrailcaseError `not-found` where no record names it, `bad-request` for a window that is none
 */
export function readRadius(evidence: Evidence, { entity, from, to }: RadiusAsked): BlastRadius {
  const { db } = evidence;
  const window = readWindow(from, to);
  const centre = centreOf(evidence, entity);
  const tally = new RadiusTally();
  for (const record of centre.records(window)) tally.add(record, centre.isAddress);
  const find = db.prepare('SELECT text FROM value WHERE id = ?').pluck();
  const text = (value: StoredValue) => (isId(value) ? (find.get(value) as string) : value);
  const context: LineContext = { db, centre, window, tally, text };
  const shared = sharedBy(context);
  const named = centre.isAddress
    ? sessionsOfAddress(evidence, entity.value, window)
    : { sessions: [], isCut: false };
  const accounts = accountLines(context, shared);
  const parts = [
    changedLines(context),
    heldLines(context, 'session', named.sessions),
    heldLines(context, 'grant', []),
    placeLines(context, 'address', shared.address),
    placeLines(context, 'device', shared.device),
    placeLines(context, 'client', new Map()),
    accounts,
  ];
  const lines = parts.flatMap((part) => part.lines);
  return {
    centre: { ...entity, name: centre.name },
    from: writeEnd(window.from),
    to: writeEnd(window.to),
    records: tally.records,
    lines,
    totals: relations.map((relation, at) => ({ relation, total: parts[at]?.total ?? 0 })),
    notes: notesOf(shared, named.isCut),
    edges: edgesOf(lines, accounts.hangsOn, text),
  };
}

const relations: readonly RadiusLine['relation'][] = [
  'changed',
  'session',
  'grant',
  'address',
  'device',
  'client',
  'account',
];

function sharedBy({ db, centre, window, tally }: LineContext): Shared {
  const idsOf = (relation: 'address' | 'device') =>
    tally
      .of(relation)
      .map(([id]) => id)
      .filter(isId);
  // Whoever was seen from an address that is asked about hangs on it already.
  const own = centre.isAddress
    ? new Set(
        tally
          .of('account')
          .map(([id]) => id)
          .filter(isId),
      )
    : centre.own;
  const address = centre.isAddress
    ? new Map<number, Sharing>()
    : sharersOfAddresses(db, idsOf('address'), own, window);
  const counted = [...address].flatMap(([id, { accounts }]) => (accounts.size === 0 ? [] : [id]));
  return { address, device: sharersOfDevices(db, idsOf('device'), own, counted, window) };
}

function notesOf({ address, device }: Shared, isCut: boolean): string[] {
  const left = [...address.values(), ...device.values()].filter(({ limit }) => limit !== null);
  return [
    ...(left.length === 0
      ? []
      : [
          `${left.length === 1 ? '1 address or device was' : `${left.length} addresses or devices were`} not followed, or not as a whole: each line says why.`,
        ]),
    ...(isCut
      ? [
          `Only the newest ${mostSessionsRead} sessions of the window were looked through for the address.`,
        ]
      : []),
  ];
}

/** Every line hangs on the centre, but for accounts that share an address or a device with it: these hang on that. */
function edgesOf(
  lines: readonly RadiusLine[],
  hangsOn: readonly { relation: string; value: StoredValue }[][],
  text: (value: StoredValue) => string,
): BlastRadius['edges'] {
  const places = new Map(lines.map(({ relation, value }, at) => [`${relation} ${value}`, at]));
  let account = 0;
  return lines.flatMap(({ relation }, to) => {
    if (relation !== 'account') return [{ from: -1, to }];
    const on = (hangsOn[account] ?? []).flatMap(
      (each) => places.get(`${each.relation} ${text(each.value)}`) ?? [],
    );
    account += 1;
    return on.length === 0 ? [{ from: -1, to }] : on.map((from) => ({ from, to }));
  });
}
