import { cutText } from '../cut-text.ts';
import type { StateChange } from '../entities.ts';
import type { JsonObject, JsonValue } from '../json/index.ts';
import { stringifyExact } from '../json/index.ts';
import { membersByIdentity } from './identity.ts';
import { memberLabel } from './member-label.ts';
import { type Change, diffStates } from './state-diff.ts';

/** Longest text of one side of a change, in characters. */
const longestText = 65_536;

/** What differs between two states, one entry a value. */
export interface ChangeList {
  /** The first of them, up to the limit that was given. */
  changes: StateChange[];
  /** All of them, listed or not; 0 exactly when the states are equal. */
  changed: number;
  /** Scalars, empty objects and empty arrays that are the same in both. */
  unchanged: number;
}

/**
 * The difference of two states as a flat list, in the order of `diffStates` and by its rules: fields in
 * the order of the old state, then the added ones; members of arrays matched by identity. Where
 * members of an array changed and those that stayed stand in another order, that is one change more.
 *
 * @param limit how many are listed; all are counted
 * @throws RangeError for states nested some thousands of levels deep
 */
export function listChanges(before: JsonValue, after: JsonValue, limit: number): ChangeList {
  const list = new Listing(limit);
  const change = diffStates(before, after);
  if (change === null) list.keep(before);
  else list.add(change, []);
  return list;
}

type Path = readonly string[];

class Listing implements ChangeList {
  readonly changes: StateChange[] = [];
  changed = 0;
  unchanged = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(change: Change, path: Path): void {
    switch (change.kind) {
      case 'added':
        this.#note('added', path, undefined, change.new);
        break;
      case 'removed':
        this.#note('removed', path, change.old, undefined);
        break;
      case 'replaced':
        this.#note('changed', path, change.old, change.new);
        break;
      case 'reordered':
        this.keep(change.old);
        this.#note('reordered', path, change.old, change.new);
        break;
      case 'object':
        this.#addFields(change, path);
        break;
      case 'array':
        this.#addMembers(change, path);
        break;
    }
  }

  /** Counts what is the same in both states. */
  keep(value: JsonValue): void {
    this.unchanged += countLeaves(value);
  }

  #addFields({ old, fields }: Extract<Change, { kind: 'object' }>, path: Path): void {
    const touched = new Set(fields.map(({ key }) => key));
    for (const [key, value] of Object.entries(old)) if (!touched.has(key)) this.keep(value);
    for (const { key, change } of fields) this.add(change, [...path, key]);
  }

  /** `members` holds what changed in the order of the old array, then what was added. */
  #addMembers(array: Extract<Change, { kind: 'array' }>, path: Path): void {
    const olds = membersByIdentity(array.old);
    const news = membersByIdentity(array.new);
    const changes = array.members[Symbol.iterator]();
    let next = changes.next();
    const take = (identity: string, member: JsonValue) => {
      if (next.done === true) return;
      this.add(next.value, [...path, memberLabel(member, occurrenceOf(identity))]);
      next = changes.next();
    };
    for (const [identity, member] of olds) {
      const isTouched =
        !news.has(identity) ||
        (next.done !== true && next.value.kind === 'object' && next.value.old === member);
      if (isTouched) take(identity, member);
      else this.keep(member);
    }
    for (const [identity, member] of news) if (!olds.has(identity)) take(identity, member);
    if (!isSameOrder(olds, news)) this.#note('reordered', path, array.old, array.new);
  }

  #note(
    kind: StateChange['kind'],
    path: Path,
    old: JsonValue | undefined,
    now: JsonValue | undefined,
  ): void {
    this.changed += 1;
    if (this.changed > this.#limit) return;
    const isText = [old, now].every((side) => side === undefined || typeof side === 'string');
    const [oldText, newText] = [written(old, isText), written(now, isText)];
    const longest = Math.max(oldText?.length ?? 0, newText?.length ?? 0);
    this.changes.push({
      path: [...path],
      kind,
      old: oldText === null ? null : cutText(oldText, longestText),
      new: newText === null ? null : cutText(newText, longestText),
      text: isText,
      cutFrom: longest > longestText ? longest : null,
    });
  }
}

function written(value: JsonValue | undefined, isText: boolean): string | null {
  if (value === undefined) return null;
  return isText ? (value as string) : stringifyExact(value);
}

/** `numberRepeats` writes the number in front of the identity. */
function occurrenceOf(identity: string): number {
  return Number.parseInt(identity, 10);
}

function isSameOrder(
  olds: ReadonlyMap<string, JsonValue>,
  news: ReadonlyMap<string, JsonValue>,
): boolean {
  const kept = [...news.keys()].filter((identity) => olds.has(identity));
  let at = 0;
  for (const identity of olds.keys()) {
    if (!news.has(identity)) continue;
    if (kept[at] !== identity) return false;
    at += 1;
  }
  return true;
}

function countLeaves(value: JsonValue): number {
  let leaves = 0;
  const open: JsonValue[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) {
      leaves += 1;
      continue;
    }
    const members: JsonValue[] = Array.isArray(next) ? next : Object.values(next as JsonObject);
    if (members.length === 0) leaves += 1;
    for (const member of members) open.push(member);
  }
  return leaves;
}
