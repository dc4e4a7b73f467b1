import type { Query } from './ast.ts';
import { compareText } from './conditions.ts';
import { isAddress, isBlock } from './network.ts';
import { failAtName, unknownNameAt } from './opens-condition.ts';
import { addressQuery } from './read-object.ts';
import { checkClosed } from './read-value.ts';
import { chunkAt, countCondition, fail, type Reader, tokenAt } from './reader.ts';
import { anywhere, hasWildcard } from './wildcard-pattern.ts';

/**
 * Reads a bare word or a quoted phrase: it is looked for in the view's default fields. A name in
 * front of an operator, which no field has, ends reading. Moves the reader.
 */
export function readWord(reader: Reader): Query {
  const { at } = reader;
  const token = tokenAt(reader, at);
  const search = reader.catalogue.search;
  if (token.type === 'quoted') {
    checkClosed(reader, at);
    countCondition(reader);
    reader.at++;
    return compareText(search, 'contains', token.text);
  }
  const end = unknownNameAt(reader, at);
  if (end !== null) failAtName(reader, at, end);
  const { raw, next } = chunkAt(reader, at);
  if (token.type !== 'word') failAtSymbol(reader);
  checkWish(reader);
  countCondition(reader);
  reader.at = next;
  const seesIp = reader.kind === 'event' || reader.kind === null;
  if (isBlock(raw) && seesIp) return addressQuery(raw);
  if (isAddress(raw) && reader.kind === 'event') return addressQuery(raw);
  if (hasWildcard(raw)) return compareText(search, 'like', anywhere(raw));
  return compareText(search, 'contains', raw);
}

/** Words that ask for what a query does not do, or that are only half of something. */
const unknownWishes: readonly { words: string; message: string; suggestion: string }[] = [
  {
    words: 'last previous past next ago',
    message: 'No time is known that is written like this.',
    suggestion: 'Write it like `last week` or `3 days ago`.',
  },
  {
    words: 'more fewer less than most least',
    message: 'Amounts need a field in front of them; records are not counted here.',
    suggestion: 'Write it like `attempt > 3`.',
  },
  {
    words: 'first oldest',
    message: 'A query has no order.',
    suggestion: 'Sort the table by its time.',
  },
  {
    words: 'without',
    message: 'A field is missing behind "without".',
    suggestion: 'Write it like `without username` or `not failed logins`.',
  },
];

function checkWish(reader: Reader): void {
  const { low, text } = tokenAt(reader, reader.at);
  const wish = unknownWishes.find(({ words }) => words.split(' ').includes(low));
  if (wish === undefined) return;
  fail(reader, reader.at, wish.message, {
    suggestion: `${wish.suggestion} To look for the word put it in quotes: "${text}".`,
  });
}

function failAtSymbol(reader: Reader): never {
  const { text, type } = tokenAt(reader, reader.at);
  const symbol = type === 'symbol';
  return fail(
    reader,
    reader.at,
    symbol ? `A field is missing before "${text}".` : 'This does not belong here.',
    {
      expected: ['a field', 'a text to look for'],
      suggestion: symbol
        ? `Write it like \`status ${text} failed\`, or put the text in quotes.`
        : null,
    },
  );
}
