import type { RadiusLine } from '../../../shared/response-plan.ts';
import { latestNames } from '../entities/index.ts';
import { type LineContext, lineOf, mostLines } from './radius-lines.ts';
import { either, isOneOf, textOf } from './radius-queries.ts';
import type { Sharing } from './radius-sharing.ts';
import { isId, type Reached, type StoredValue } from './radius-tally.ts';

/** Who else was seen where, by what is shared. */
export interface Shared {
  address: ReadonlyMap<StoredValue, Sharing>;
  device: ReadonlyMap<StoredValue, Sharing>;
}

/** An account and the addresses and devices that it hangs on; none where it hangs on the centre. */
interface Account {
  reached: Reached;
  hangsOn: { relation: 'address' | 'device'; value: StoredValue; records: number }[];
}

/**
 * Accounts of an address, and other accounts from the same addresses or devices, with what each line hangs on: nothing
 * where it is the centre.
 */
export function accountLines(
  context: LineContext,
  shared: Shared,
): { lines: RadiusLine[]; total: number; hangsOn: Account['hangsOn'][] } {
  const { db, centre, window, text } = context;
  const all = [...accountsOf(context, shared)].sort(
    ([a, one], [b, other]) => other.reached.records - one.reached.records || a - b,
  );
  const listed = all.slice(0, mostLines);
  const values = listed.map(([id]) => text(id));
  const names = latestNames(db, 'actor', values);
  const lines = listed.map(([id, { reached, hangsOn }]) => {
    const value = text(id);
    const is = either(isOneOf('actor', [value]), isOneOf('username', [value]));
    const places = (['address', 'device'] as const).flatMap((relation) => {
      const on = hangsOn
        .filter((each) => each.relation === relation)
        .map((each) => text(each.value));
      return on.length === 0 ? [] : [isOneOf(relation === 'address' ? 'ip' : 'agent', on)];
    });
    const [one, other] = places;
    const where =
      one === undefined ? centre.condition : other === undefined ? one : either(one, other);
    return {
      ...lineOf('account', value, reached, textOf([is, where], window)),
      name: names.get(value) ?? null,
      entity: { type: 'actor' as const, value },
      how: hangsOn.length === 0 ? outcomeWords(reached) : sharedWords(hangsOn, text),
    };
  });
  return { lines, total: all.length, hangsOn: listed.map(([, { hangsOn }]) => hangsOn) };
}

function accountsOf({ tally, centre }: LineContext, shared: Shared): Map<number, Account> {
  const accounts = new Map<number, Account>();
  if (centre.isAddress) {
    for (const [value, reached] of tally.of('account')) {
      if (isId(value)) accounts.set(value, { reached, hangsOn: [] });
    }
  }
  for (const relation of ['address', 'device'] as const) {
    for (const [value, { accounts: sharers }] of shared[relation]) {
      for (const [id, reached] of sharers) {
        const known = accounts.get(id);
        if (known === undefined) {
          const own = { ...reached, done: new Map() };
          accounts.set(id, {
            reached: own,
            hangsOn: [{ relation, value, records: reached.records }],
          });
        } else if (known.hangsOn.length > 0) {
          known.hangsOn.push({ relation, value, records: reached.records });
          join(known.reached, reached, reached.fresh);
        }
      }
    }
  }
  return accounts;
}

/** @param fresh records that are not counted yet */
function join(known: Reached, other: Reached, fresh: number): void {
  known.records += fresh;
  for (const time of [other.first, other.last]) {
    if (time === null) continue;
    if (known.first === null || time < known.first) known.first = time;
    if (known.last === null || time > known.last) known.last = time;
  }
}

/** `10 failure, 3 success`: how its records from the address ended. */
function outcomeWords({ done }: Reached): string {
  return [...done]
    .sort(([, one], [, other]) => other - one)
    .map(([outcome, records]) => `${records} ${outcome}`)
    .join(', ');
}

function sharedWords(hangsOn: Account['hangsOn'], text: (value: StoredValue) => string): string {
  const addresses = hangsOn.filter(({ relation }) => relation === 'address');
  const devices = hangsOn.filter(({ relation }) => relation === 'device');
  const [only] = addresses;
  return [
    ...(addresses.length === 1 && only !== undefined
      ? [`from the same address ${text(only.value)}`]
      : addresses.length === 0
        ? []
        : [`from ${addresses.length} of the same addresses`]),
    ...(devices.length === 0
      ? []
      : [
          devices.length === 1
            ? 'with the same device'
            : `with ${devices.length} of the same devices`,
        ]),
  ].join(', ');
}
