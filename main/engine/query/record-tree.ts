import type { ParamsOf } from '../../../shared/contract.ts';
import { cutText } from '../../../shared/cut-text.ts';
import type { TreeChildren, TreeNode } from '../../../shared/entities.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { isJsonObject, type JsonValue, stringifyExact } from '../../../shared/json/index.ts';
import type { ParsedRecord, Side } from './parsed-record.ts';
import type { ParsedRecords } from './parsed-records.ts';

/** Longest text of a value, in characters. */
const longestText = 10_000;

/**
 * The children of one place in the tree of a record or of one of its states, from a position on. What
 * is no object or array at the root is one node without a key: a text that is no JSON, such as a
 * state that was cut off, among it.
 * @throws TrailcaseError `not-found` where there is no such record, state or place
 */
export function readTree(
  records: ParsedRecords,
  { id, side, path, from, count }: ParamsOf<'record.tree'>,
): TreeChildren {
  const record = records.get(id);
  const root = side === 'record' ? record.value : stateOf(record, side);
  if (path.length === 0 && !isContainer(root)) {
    return { nodes: from === 0 ? [nodeOf(record, '', root)] : [], total: 1 };
  }
  const place = descend(root, path);
  if (!isContainer(place)) return { nodes: [], total: 0 };
  const [keys, total] = keysFrom(record, place, from, count);
  return { nodes: keys.map((key) => nodeOf(record, key, childOf(place, key))), total };
}

function stateOf(record: ParsedRecord, side: Side): JsonValue {
  const found = record.state(side);
  switch (found.state) {
    case 'absent':
      throw new TrailcaseError('not-found', `The ${side} state is not recorded.`);
    case 'unreadable':
      return found.text;
    case 'whole':
      return found.value as JsonValue;
  }
}

type Container = Extract<JsonValue, object>;

function isContainer(value: JsonValue | undefined): value is Container {
  return Array.isArray(value) || isJsonObject(value);
}

function descend(root: JsonValue, path: readonly string[]): JsonValue {
  let place: JsonValue | undefined = root;
  for (const [level, key] of path.entries()) {
    place = isContainer(place) ? childOf(place, key) : undefined;
    if (place === undefined) {
      const way = cutText(JSON.stringify(path.slice(0, level + 1)), 200);
      throw new TrailcaseError('not-found', `There is no ${way} in this record.`);
    }
  }
  return place as JsonValue;
}

/** Own members only, so that `length` and `__proto__` are keys like any other. */
function childOf(container: Container, key: string): JsonValue | undefined {
  if (!Array.isArray(container)) return Object.hasOwn(container, key) ? container[key] : undefined;
  return /^(?:0|[1-9]\d{0,15})$/.test(key) ? container[Number(key)] : undefined;
}

function keysFrom(
  record: ParsedRecord,
  container: Container,
  from: number,
  count: number,
): [keys: string[], total: number] {
  if (!Array.isArray(container)) {
    const keys = record.keysOf(container);
    return [keys.slice(from, from + count), keys.length];
  }
  const length = Math.max(0, Math.min(count, container.length - from));
  return [Array.from({ length }, (_, at) => String(from + at)), container.length];
}

function nodeOf(record: ParsedRecord, key: string, value: JsonValue | undefined): TreeNode {
  const node = { key, text: '', cutFrom: null, children: 0 };
  if (Array.isArray(value)) return { ...node, type: 'array', children: value.length };
  if (isJsonObject(value)) {
    return { ...node, type: 'object', children: record.keysOf(value).length };
  }
  if (typeof value === 'string') {
    const cutFrom = value.length > longestText ? value.length : null;
    return { ...node, type: 'text', text: cutText(value, longestText), cutFrom };
  }
  const text = stringifyExact(value ?? null);
  if (value === null || value === undefined) return { ...node, type: 'null', text };
  return { ...node, type: typeof value === 'boolean' ? 'boolean' : 'number', text };
}
