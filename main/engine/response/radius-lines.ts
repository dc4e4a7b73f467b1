import { kinds } from '../../../shared/kinds.ts';
import type { Query } from '../../../shared/query/index.ts';
import type { RadiusLine } from '../../../shared/response-plan.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { nameDevice } from '../entities/index.ts';
import type { ReadableCase } from '../store/index.ts';
import { doneWord } from './action-verb.ts';
import { valueId } from './evidence.ts';
import { type HeldKind, statesOfKeys } from './held-things.ts';
import type { Centre } from './radius-centre.ts';
import { either, isOneOf, ofKind, textOf } from './radius-queries.ts';
import type { Sharing } from './radius-sharing.ts';
import type { RadiusTally, Reached, StoredValue } from './radius-tally.ts';
import type { RadiusWindow } from './radius-window.ts';
import type { NamingSession } from './sessions-of-address.ts';

/** Lines of one relation that are listed. */
export const mostLines = 200;

/** What lines are made from. */
export interface LineContext {
  db: ReadableCase;
  centre: Centre;
  window: RadiusWindow;
  tally: RadiusTally;
  text: (value: StoredValue) => string;
}

type Conditions = readonly [Query, ...Query[]];

/** Targets that were changed and people to whom a change was made, with what was done to each. */
export function changedLines(context: LineContext): { lines: RadiusLine[]; total: number } {
  const { tally, centre, text, window, db } = context;
  const changed = new Map(
    tally.of('changed').map(([value, reached]) => [text(value), { reached }]),
  );
  const all = new Map<string, { reached?: Reached; asSubject?: Reached }>(changed);
  for (const [value, asSubject] of tally.subjects()) {
    all.set(text(value), { ...all.get(text(value)), asSubject });
  }
  const recordsOf = ({ reached, asSubject }: { reached?: Reached; asSubject?: Reached }) =>
    (reached?.records ?? 0) + (asSubject?.records ?? 0);
  const sorted = [...all].sort(([, one], [, other]) => recordsOf(other) - recordsOf(one));
  const lines = sorted.slice(0, mostLines).map(([value, { reached, asSubject }]) => {
    const done = doneTo(reached, text);
    const [asTarget, subject] = [isOneOf('target', [value]), isOneOf('subject', [value])];
    const where =
      asSubject === undefined
        ? asTarget
        : reached === undefined
          ? subject
          : either(asTarget, subject);
    const both = joined(reached, asSubject);
    return {
      ...lineOf('changed', value, both, textOf([centre.condition, ofKind('audit'), where], window)),
      name: reached === undefined ? null : commonNoun(done),
      entity: changedEntity(db, value),
      how: [
        ...(reached === undefined ? [] : [doneWords(done)]),
        ...(asSubject === undefined ? [] : [`subject of ${doneWords(doneTo(asSubject, text))}`]),
      ].join('; '),
    };
  });
  return { lines, total: sorted.length };
}

function doneTo(reached: Reached | undefined, text: LineContext['text']): [string, number][] {
  return [...(reached?.done ?? [])].map(([action, records]) => [text(action), records]);
}

/** Two sightings as one. */
function joined(one: Reached | undefined, other: Reached | undefined): Reached {
  const both = [one, other].filter((each) => each !== undefined);
  const times = both.flatMap(({ first, last }) =>
    first === null || last === null ? [] : [first, last],
  );
  return {
    records: both.reduce((sum, { records }) => sum + records, 0),
    first: times.length === 0 ? null : Math.min(...times),
    last: times.length === 0 ? null : Math.max(...times),
    done: new Map(),
  };
}

/** Sessions or grants, with the latest state that is known of them. */
export function heldLines(
  { db, tally, centre, text, window }: LineContext,
  kind: HeldKind,
  extra: readonly NamingSession[],
): { lines: RadiusLine[]; total: number } {
  const reached = tally.of(kind) as [string, Reached][];
  const known = new Set(reached.map(([key]) => key));
  const all = [...reached, ...extra.filter(({ key }) => !known.has(key)).map(asReached)];
  const listed = all.slice(0, mostLines);
  const states = statesOfKeys(
    db,
    kind,
    listed.map(([key]) => key),
  );
  const lines = listed.map(([key, each]) => {
    const state = states.get(key);
    const clients = [...each.done.keys()].map(text);
    const isOwn = known.has(key);
    const isKey = isOneOf('key', [key]);
    const named = kind === 'grant' ? isKey : either(isOneOf('session', [key]), isKey);
    const holder = extra.find((every) => every.key === key)?.holder ?? null;
    const conditions: Conditions = isOwn ? [centre.condition, named] : [named];
    return {
      ...lineOf(kind, key, each, textOf(conditions, window)),
      name: holder,
      entity: { type: kind, value: key },
      how: [
        ...(isOwn ? [] : ['its record names the address']),
        ...(clients.length === 0 ? [] : [`with ${clients.join(', ')}`]),
      ].join(', '),
      status: state === undefined ? null : (state.over ?? state.status),
    };
  });
  return { lines, total: all.length };
}

/** Addresses, devices or applications, with who else was seen there. */
export function placeLines(
  { tally, centre, text, window }: LineContext,
  relation: 'address' | 'device' | 'client',
  sharing: ReadonlyMap<StoredValue, Sharing>,
): { lines: RadiusLine[]; total: number } {
  const all = tally.of(relation);
  const field = ({ address: 'ip', device: 'agent', client: 'client' } as const)[relation];
  const lines = all.slice(0, mostLines).map(([value, reached]) => {
    const shared = sharing.get(value);
    const conditions: Conditions = [centre.condition, isOneOf(field, [text(value)])];
    return {
      ...lineOf(relation, text(value), reached, textOf(conditions, window)),
      name: relation === 'device' ? nameDevice(text(value)) : null,
      entity: relation === 'device' ? null : { type: relation, value: text(value) },
      how: shared === undefined ? '' : sharingWords(shared),
    };
  });
  return { lines, total: all.length };
}

/** What a line says in any relation. */
export function lineOf(
  relation: RadiusLine['relation'],
  value: string,
  { records, first, last }: Pick<Reached, 'records' | 'first' | 'last'>,
  query: string,
): RadiusLine {
  return {
    relation,
    value,
    name: null,
    entity: null,
    records,
    first: first === null ? null : formatInstant(first),
    last: last === null ? null : formatInstant(last),
    how: '',
    status: null,
    query,
  };
}

function asReached({ key, time }: NamingSession): [string, Reached] {
  return [key, { records: 1, first: time, last: time, done: new Map() }];
}

/** `deleted 18, updated 2`, most frequent first. */
function doneWords(actions: readonly (readonly [action: string, records: number])[]): string {
  const byWord = new Map<string, number>();
  for (const [action, records] of actions) {
    const word = doneWord(action);
    byWord.set(word, (byWord.get(word) ?? 0) + records);
  }
  if (byWord.size === 0) return 'changed';
  return [...byWord]
    .sort(([, one], [, other]) => other - one)
    .map(([word, records]) => `${word} ${records}`)
    .join(', ');
}

/** What kind of thing was changed, where all actions agree: `delete User`, `update User` → `User`. */
function commonNoun(
  actions: readonly (readonly [action: string, records: number])[],
): string | null {
  const nouns = new Set(actions.map(([action]) => action.trim().split(/\s+/).slice(1).join(' ')));
  const [noun] = nouns;
  return nouns.size === 1 && noun !== undefined && noun !== '' ? noun : null;
}

/** The page that tells of a changed thing: that of a target, else of an actor. */
function changedEntity(db: ReadableCase, value: string): RadiusLine['entity'] {
  const id = valueId(db, value);
  if (id === null) return null;
  const has = (column: 'target' | 'actor') =>
    db
      .prepare(
        `SELECT 1 FROM record INDEXED BY record_${column}_kind_time WHERE ${column} = ? AND kind = ${kinds.indexOf('audit')} LIMIT 1`,
      )
      .get(id) !== undefined;
  if (has('target')) return { type: 'target', value };
  return has('actor') ? { type: 'actor', value } : null;
}

function sharingWords({ accounts, limit }: Sharing): string {
  const others = accounts.size === 1 ? '1 other account' : `${accounts.size} other accounts`;
  if (accounts.size === 0) return limit ?? 'nobody else';
  return limit === null ? others : `${others}, ${limit}`;
}
