import { foldedName } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { Outcome } from '../../../shared/record.ts';
import { remembered } from '../../../shared/remembered.ts';
import type { Derived, KindRule, Subject } from './source-description.ts';
import { fromJson, textAt } from './value-at.ts';

/** A value that is made of others. @param from where it comes from, in words */
export function derived(from: string, read: (subject: Subject) => unknown): Derived {
  return { from, read };
}

/** A text that is the same for all records. */
export function always(text: string): Derived {
  return { from: `always "${text}"`, read: () => text };
}

/** The texts at these paths, joined; nothing where the first one is missing. */
export function joined(separator: string, ...paths: readonly [string, ...string[]]): Derived {
  const between = separator.trim() === '' ? ' and ' : ` ${separator} `;
  return derived(paths.join(between), (subject) => {
    const [first, ...rest] = paths.map((path) => textAt(subject, path));
    return first === null ? null : [first, ...rest].filter((text) => text !== null).join(separator);
  });
}

/** The first text at these paths that is no placeholder such as "unknown". */
export function named(...paths: readonly string[]): Derived {
  return derived(paths.join(', else '), (subject) => {
    for (const path of paths) {
      const text = textAt(subject, path);
      if (text !== null && !/^(?:unknown|none|null|n\/a|-)$/i.test(text)) return text;
    }
    return null;
  });
}

/** Tells kinds by a text of the record: the first pattern that it matches counts. */
export function kindBy(
  rule: string,
  tell: (subject: Subject) => string | null,
  usual: Kind,
  table: readonly (readonly [RegExp, Kind])[],
): KindRule {
  const kindOf = remembered((text) => table.find(([pattern]) => pattern.test(text))?.[1] ?? usual);
  const others = table.map(([, kind]) => kind).filter((kind) => kind !== usual);
  return {
    kinds: [usual, ...new Set(others)],
    rule,
    of: (subject) => kindOf(tell(subject) ?? ''),
  };
}

/** Tells an outcome by a text of the record; null where no pattern matches. */
export function outcomeBy(
  tell: (subject: Subject) => string | null,
  table: readonly (readonly [RegExp, Outcome])[],
): (subject: Subject) => Outcome | null {
  return (subject) => {
    const text = tell(subject);
    if (text === null) return null;
    return table.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  };
}

/**
 * One side of a change that is told as a list of named values, such as Entra's `modifiedProperties`.
 * Values that are JSON text are read. Undefined where the list is empty; a member without a value is
 * left out: it was not there before, or is not there any more.
 */
export function sideOfList(
  members: readonly Subject[],
  name: string,
  value: string,
): Record<string, unknown> | undefined {
  if (members.length === 0) return undefined;
  const side: [string, unknown][] = [];
  for (const member of members) {
    const key = textAt(member, name);
    const found = fromJson(member[value], JSON.parse);
    if (key !== null && found !== undefined && found !== null) side.push([key, found]);
  }
  return Object.fromEntries(side);
}

/** A copy of a record in which the JSON texts under these names are read. */
export function withJson(
  record: Subject,
  names: readonly string[],
  parse: (text: string) => unknown,
): Subject {
  const copy: Record<string, unknown> = { ...record };
  for (const name of names) {
    if (typeof copy[name] === 'string') copy[name] = fromJson(copy[name], parse);
  }
  return copy;
}

/** A time that names no zone because the system's own documentation says that it is UTC. */
export function utc(path: string): Derived {
  const time = derived(`${path}, which is UTC where it names no zone`, (subject) => {
    const text = textAt(subject, path);
    if (text === null) return null;
    return /T\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(text) ? `${text}Z` : text;
  });
  return { ...time, written: (subject) => textAt(subject, path) };
}

const wantedNames = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/**
 * A record with the keys at its top under these names, however they are spelled: forwarders write them
 * in lower case, tables as labels. The record itself where nothing is spelled otherwise.
 * @param names kept by the caller, as they are looked up by
 */
export function withNames(record: Subject, names: readonly string[]): Subject {
  let wanted = wantedNames.get(names);
  if (wanted === undefined) {
    wanted = new Map(names.map((name) => [foldedName(name), name]));
    wantedNames.set(names, wanted);
  }
  const keys = Object.keys(record);
  const nameFor = (key: string) => {
    const name = wanted.get(foldedName(key));
    return name === undefined || name === key || Object.hasOwn(record, name) ? key : name;
  };
  if (keys.every((key) => nameFor(key) === key)) return record;
  return Object.fromEntries(keys.map((key) => [nameFor(key), record[key]]));
}
