/** A text in three parts: what it begins and ends with as another text does, and what is its own. */
export interface Parts {
  start: string;
  own: string;
  end: string;
}

/** What two texts have in common at their ends, never cutting a character outside the basic plane. */
export function commonEnds(one: string, other: string): [Parts, Parts] {
  const shortest = Math.min(one.length, other.length);
  let start = 0;
  while (start < shortest && one[start] === other[start]) start += 1;
  if (isHigh(one.charCodeAt(start - 1))) start -= 1;
  let end = 0;
  while (end < shortest - start && one[one.length - 1 - end] === other[other.length - 1 - end]) {
    end += 1;
  }
  if (end > 0 && isLow(one.charCodeAt(one.length - end))) end -= 1;
  return [cut(one, start, end), cut(other, start, end)];
}

function cut(text: string, start: number, end: number): Parts {
  const last = text.length - end;
  return { start: text.slice(0, start), own: text.slice(start, last), end: text.slice(last) };
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
