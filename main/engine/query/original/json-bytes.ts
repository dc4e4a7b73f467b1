/** Where a value stands in bytes: from `start` up to, not including, `end`. */
export interface Span {
  start: number;
  end: number;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBrace = 0x7b;
const openBracket = 0x5b;
const closeBrace = 0x7d;
const closeBracket = 0x5d;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * The value at a path of a JSON text, through the members of objects; null where the path leads
 * nowhere. Of members with one name the last counts, as for `JSON.parse`.
 * @param bytes valid JSON in UTF-8; not checked again
 */
export function spanAt(bytes: Buffer, path: readonly string[]): Span | null {
  let start = skipBlanks(bytes, 0);
  let end = -1;
  for (const name of path) {
    const member = memberSpan(bytes, start, Buffer.from(name));
    if (member === null) return null;
    ({ start, end } = member);
  }
  return { start, end: end < 0 ? skipValue(bytes, start) : end };
}

function memberSpan(bytes: Buffer, start: number, wanted: Buffer): Span | null {
  if (bytes[start] !== openBrace) return null;
  let found: Span | null = null;
  let at = skipBlanks(bytes, start + 1);
  while (bytes[at] === quote) {
    const nameEnd = skipString(bytes, at);
    const value = skipBlanks(bytes, skipBlanks(bytes, nameEnd) + 1);
    const end = skipValue(bytes, value);
    if (isName(bytes, at, nameEnd, wanted)) found = { start: value, end };
    at = skipBlanks(bytes, end);
    if (bytes[at] === comma) at = skipBlanks(bytes, at + 1);
  }
  return found;
}

/** Escapes make a name longer: one of the same length has none, one that is shorter is another. */
function isName(bytes: Buffer, start: number, end: number, wanted: Buffer): boolean {
  const length = end - start - 2;
  if (length < wanted.length) return false;
  if (length === wanted.length) return bytes.compare(wanted, 0, length, start + 1, end - 1) === 0;
  const hasEscape = bytes.subarray(start, end).includes(backslash);
  return hasEscape && JSON.parse(bytes.toString('utf8', start, end)) === wanted.toString();
}

/**
 * A JSON text on one line: where it has line ends, all white space between its values is left out,
 * otherwise it is given back as it is. Values are not touched, digit by digit and escape by escape.
 * @param bytes valid JSON in UTF-8
 */
export function onOneLine(bytes: Buffer): Buffer {
  if (!bytes.includes(lineFeed) && !bytes.includes(carriageReturn)) return bytes;
  const line = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let at = skipBlanks(bytes, 0);
  while (at < bytes.length) {
    const end = skipSolid(bytes, at);
    length += bytes.copy(line, length, at, end);
    at = skipBlanks(bytes, end);
  }
  return line.subarray(0, length);
}

/** The first name in an object, as it is written between its quotes; null where there is none. */
export function firstName(bytes: Buffer): string | null {
  const start = skipBlanks(bytes, 0);
  if (bytes[start] !== openBrace) return null;
  const name = skipBlanks(bytes, start + 1);
  if (bytes[name] !== quote) return null;
  return bytes.toString('utf8', name + 1, skipString(bytes, name) - 1);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === lineFeed || byte === carriageReturn || byte === 0x09;
}

function skipBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (isBlank(bytes[at])) at += 1;
  return at;
}

/** Goes on to the next white space that is not inside a text. */
function skipSolid(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && !isBlank(bytes[at])) {
    at = bytes[at] === quote ? skipString(bytes, at) : at + 1;
  }
  return at;
}

/** @param start where the opening quote stands */
function skipString(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (bytes[at] !== quote) {
    if (at >= bytes.length) return at;
    at += bytes[at] === backslash ? 2 : 1;
  }
  return at + 1;
}

function skipValue(bytes: Buffer, start: number): number {
  let depth = 0;
  let at = start;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === quote) {
      at = skipString(bytes, at);
      if (depth === 0) return at;
      continue;
    }
    if (byte === closeBrace || byte === closeBracket) {
      if (depth <= 1) return depth === 0 ? at : at + 1;
      depth -= 1;
    } else if (byte === openBrace || byte === openBracket) depth += 1;
    // A number or a word ends in front of a comma or white space; brackets are seen to above.
    else if (depth === 0 && (byte === comma || isBlank(byte))) return at;
    at += 1;
  }
  return at;
}
