import type { Query } from './ast.ts';
import type { QueryField } from './catalogue.ts';
import { compareText } from './conditions.ts';
import { readFields } from './read-field.ts';
import { countCondition, type Found, type Reader } from './reader.ts';

/** Reads a field of yes and no by its name alone: "starred". Null for none. Moves the reader if one stands. */
export function readFlag(reader: Reader): Query | null {
  const flag = flagAt(reader, reader.at);
  if (flag === null) return null;
  countCondition(reader);
  reader.at = flag.next;
  return compareText(flag.field.ref, 'is', 'true');
}

/** The field of yes and no whose name stands at a token; null for none. */
export function flagAt(reader: Reader, at: number): Found<{ field: QueryField }> | null {
  return readFields(reader, at).find(({ field }) => field.type === 'flag') ?? null;
}
