import { foldName } from '../fields.ts';
import { pathField, type QueryField } from './catalogue.ts';
import { type Found, type Reader, remembered, tokenAt } from './reader.ts';

const mostWords = 4;

/** The fields whose names stand at a token, longest name first. */
export const readFields = remembered(fieldsAt);

function fieldsAt(reader: Reader, at: number): Found<{ field: QueryField }>[] {
  const found: Found<{ field: QueryField }>[] = [];
  let name = '';
  for (let next = at; next < at + mostWords; next++) {
    const { type, low, spaced } = tokenAt(reader, next);
    if (type !== 'word' || (next > at && !spaced)) break;
    name += low;
    const field = reader.catalogue.byName.get(foldName(name));
    // A dot in one word makes it a path, whatever label it resembles.
    if (field !== undefined && !low.includes('.')) found.unshift({ field, next: next + 1 });
  }
  if (found.length > 0) return found;
  const path = pathField(tokenAt(reader, at).text);
  return path !== null && tokenAt(reader, at).type === 'word'
    ? [{ field: path, next: at + 1 }]
    : [];
}

/** The text of a name that nobody knows: the tokens from one up to, not including, another. */
export function nameAt(reader: Reader, from: number, to: number): string {
  return reader.text.slice(tokenAt(reader, from).start, tokenAt(reader, to - 1).end);
}
