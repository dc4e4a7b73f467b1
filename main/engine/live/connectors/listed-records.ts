import { TrailcaseError } from '../../../../shared/errors.ts';
import type { TenantAnswer } from '../http/tenant-client.ts';

export type Fields = Readonly<Record<string, unknown>>;

/**
 * The records of a page.
 * @param path dotted; empty where the answer itself is the list
 * @throws {TrailcaseError} `unexpected-answer` where there is no list
 */
export function listedRecords(value: unknown, path: string, { address }: TenantAnswer): unknown[] {
  const found = path === '' ? value : valueAt(value, path);
  if (Array.isArray(found)) return found;
  const where = path === '' ? 'is no list' : `has no list "${path}"`;
  throw new TrailcaseError(
    'unexpected-answer',
    `The answer of ${address} ${where}: it is not what this system sends. Look at the address and at what kind of system it is.`,
  );
}

/** What a dotted path leads to; undefined where it leads nowhere. */
export function valueAt(value: unknown, path: string): unknown {
  let found = value;
  for (const key of path.split('.')) {
    if (!isFields(found) || !Object.hasOwn(found, key)) return undefined;
    found = found[key];
  }
  return found;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text or a number of a record as text; null for anything else. */
export function textOf(record: unknown, path: string): string | null {
  const value = valueAt(record, path);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
