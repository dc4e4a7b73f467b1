import { endsValue, isNamedAddress } from './boundary.ts';
import { endsCondition } from './read-operator.ts';
import { chunkAt, fail, type Reader, tokenAt, wordAt } from './reader.ts';

/** A text as it was written behind an operator. */
export interface WrittenText {
  text: string;
  /** In quotes of any kind: its wildcards are ordinary letters. */
  quoted: boolean;
  /** In `'` or `"`: letter by letter where the operator asks for whole values. */
  strict: boolean;
  /** Behind `exactly`: letter by letter with every operator. */
  exactly: boolean;
}

/** Where a value ends: `value` as `endsValue` says, `item` also at commas, `name` at more words. */
export type RunMode = 'value' | 'item' | 'name';

const nameEnds = new Set(
  'that which who where whose with from to by for on in at via using through into since of did do does was were is are and'.split(
    ' ',
  ),
);

/** Reads one value: a quoted text, or words up to where the next condition begins. */
export function readText(reader: Reader, mode: RunMode): WrittenText {
  const exactly =
    wordAt(reader, reader.at) === 'exactly' && tokenAt(reader, reader.at + 1).type === 'quoted';
  if (exactly) reader.at++;
  const token = tokenAt(reader, reader.at);
  if (token.type === 'quoted') {
    checkClosed(reader, reader.at);
    reader.at++;
    return { text: token.text, quoted: true, strict: token.mark !== '`', exactly };
  }
  const text = readRun(reader, mode);
  return { text, quoted: false, strict: false, exactly: false };
}

/** A quote that was opened must be closed. */
export function checkClosed(reader: Reader, at: number): void {
  const { closed, mark } = tokenAt(reader, at);
  if (closed) return;
  fail(reader, at, `The quote ${mark} is not closed.`, {
    expected: [mark],
    suggestion: `Close it with ${mark}, or write \\${mark} for a quote inside a text.`,
  });
}

function readRun(reader: Reader, mode: RunMode): string {
  const start = reader.at;
  const first = tokenAt(reader, start);
  if (endsCondition(reader, start) || (first.type !== 'word' && first.type !== 'symbol')) {
    fail(reader, start, 'A value is missing here.', {
      expected: ['a value', "'a value in quotes'"],
      suggestion:
        first.type === 'word'
          ? `To look for the word itself put it in quotes: '${first.text}'.`
          : null,
    });
  }
  reader.at++;
  const whole = chunkAt(reader, start);
  if (whole.next > reader.at && isNamedAddress(whole.raw)) reader.at = whole.next;
  else if (!isNamedAddress(whole.raw)) while (!endsRun(reader, mode)) reader.at++;
  const next = tokenAt(reader, reader.at);
  if (next.type === 'open' && mode !== 'name') {
    fail(reader, reader.at, 'Brackets inside a value need quotes.', {
      suggestion: "Put the value in quotes: 'Mozilla/5.0 (X11)'.",
    });
  }
  const end = tokenAt(reader, reader.at - 1).end;
  return reader.text.slice(first.start, end).replace(/\s+/g, ' ');
}

function endsRun(reader: Reader, mode: RunMode): boolean {
  const { type, spaced } = tokenAt(reader, reader.at);
  if (type === 'end' || type === 'open' || type === 'close') return true;
  if (type === 'comma') {
    const behind = tokenAt(reader, reader.at + 1);
    if (mode !== 'value' || behind.type === 'end' || behind.type === 'quoted') return true;
    return behind.spaced && endsValue(reader, reader.at + 1);
  }
  if (!spaced && type !== 'quoted') return false;
  if (mode === 'name' && nameEnds.has(wordAt(reader, reader.at))) return true;
  return endsValue(reader, reader.at);
}
