import { identityOf, numberRepeats } from './identity.ts';
import { joinPath, morePaths } from './path.ts';
import { sameValue } from './same-value.ts';

const deepestLevel = 200;
const mostPaths = 1_000;
const longestPath = 1_024;

/** Where the paths of one comparison go. */
interface Sink {
  paths: Set<string>;
  /** Visit keys in sorted order and stop at the limit, so that the same paths are kept each time. */
  orderly: boolean;
}

/**
 * The paths at which two states differ: sorted by UTF-16 code unit, each once, written by `joinPath`,
 * empty when the states are equal. The order of keys never matters.
 *
 * - A field whose value changed, a field added and a field removed give their own path and nothing
 *   below; a changed object gives the paths of what changed in it, not its own.
 * - An array that differs gives its path. Of its members that are objects with the same `id`
 *   (else `name`) in both states it also gives what changed in them, as fields under that path.
 * - The root gives the empty path when it is replaced by another type, another scalar, or is
 *   an array that differs.
 *
 * Bounded, as it sees every record of an import: what lies deeper than 200 levels, or would have
 * a path of more than 1 024 characters, counts as a change of its parent; of more than 1 000 paths
 * the first 1 000 found are given and `…` (`morePaths`) after them.
 */
export function changedPaths(before: unknown, after: unknown): string[] {
  const sink: Sink = { paths: new Set(), orderly: false };
  compare(before, after, '', 0, sink);
  if (sink.paths.size <= mostPaths) return sorted(sink.paths);
  const limited: Sink = { paths: new Set(), orderly: true };
  compare(before, after, '', 0, limited);
  return [...sorted([...limited.paths].slice(0, mostPaths)), morePaths];
}

function sorted(paths: Iterable<string>): string[] {
  return [...paths].sort();
}

/** Adds what differs to the sink and answers whether anything does. */
function compare(
  before: unknown,
  after: unknown,
  path: string,
  level: number,
  sink: Sink,
): boolean {
  if (before === after) return false;
  if (level < deepestLevel && isContainer(before) && isContainer(after)) {
    if (!Array.isArray(before) && !Array.isArray(after)) {
      return compareObjects(before, after, path, level, sink);
    }
    if (Array.isArray(before) && Array.isArray(after)) {
      return compareArrays(before, after, path, level, sink);
    }
  }
  if (sameValue(before, after)) return false;
  sink.paths.add(path);
  return true;
}

type Container = unknown[] | Record<string, unknown>;

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function compareObjects(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  path: string,
  level: number,
  sink: Sink,
): boolean {
  let differs = false;
  let keptKeys = 0;
  for (const key of keysOf(before, sink)) {
    if (sink.paths.size > mostPaths) return true;
    const kept = Object.hasOwn(after, key);
    if (kept) keptKeys++;
    const left = before[key];
    const right = kept ? after[key] : undefined;
    if (left === right) continue;
    const changed = kept
      ? compareField(left, right, path, key, level, sink)
      : addField(path, key, sink);
    if (changed) differs = true;
  }
  const keysAfter = keysOf(after, sink);
  if (keysAfter.length === keptKeys) return differs;
  for (const key of keysAfter) {
    if (sink.paths.size > mostPaths) return true;
    if (!Object.hasOwn(before, key)) addField(path, key, sink);
  }
  return true;
}

function keysOf(object: object, sink: Sink): string[] {
  const keys = Object.keys(object);
  return sink.orderly ? keys.sort() : keys;
}

function compareField(
  before: unknown,
  after: unknown,
  path: string,
  key: string,
  level: number,
  sink: Sink,
): boolean {
  const fieldPath = joinPath(path, key);
  if (fieldPath.length <= longestPath) return compare(before, after, fieldPath, level + 1, sink);
  return !sameValue(before, after) && addField(path, key, sink);
}

function addField(path: string, key: string, sink: Sink): true {
  const fieldPath = joinPath(path, key);
  sink.paths.add(fieldPath.length <= longestPath ? fieldPath : path);
  return true;
}

function compareArrays(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
  level: number,
  sink: Sink,
): boolean {
  let differs = !sameOrder(before, after);
  if (differs) {
    const members = identified(after);
    for (const [key, member] of identified(before)) {
      if (members.has(key)) compare(member, members.get(key), path, level + 1, sink);
    }
  } else {
    for (const [index, member] of before.entries()) {
      const known = identityOf(member) !== null;
      const changed = known
        ? compare(member, after[index], path, level + 1, sink)
        : !sameValue(member, after[index]);
      if (changed) differs = true;
    }
  }
  if (differs) sink.paths.add(path);
  return differs;
}

/** True when the same identities, or none, stand at each place: the members then pair off as they are. */
function sameOrder(before: readonly unknown[], after: readonly unknown[]): boolean {
  if (before.length !== after.length) return false;
  return before.every((member, index) => {
    const other = after[index];
    return member === other || identityOf(member) === identityOf(other);
  });
}

function identified(array: readonly unknown[]): Map<string, unknown> {
  const members = new Map<string, unknown>();
  const numbered = numberRepeats();
  for (const member of array) {
    const identity = identityOf(member);
    if (identity !== null) members.set(numbered(identity), member);
  }
  return members;
}
