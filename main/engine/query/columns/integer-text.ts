const comma = 44;
const minus = 45;
const zero = 48;

/** An array that integers are read into. */
export type IntegerArray = Int32Array | Uint32Array | Float64Array;

/**
 * Reads integers out of what `group_concat` made of them. Text is the fastest way out of SQLite for
 * many numbers: a million take 55 ms, by iterating rows 300 ms.
 *
 * @param text decimal integers with commas between them; an empty cell is a NULL
 * @param none what a NULL becomes
 * @returns the position behind the last cell written
 */
export function readIntegers(
  text: Uint8Array,
  into: IntegerArray,
  start: number,
  none: number,
): number {
  let at = start;
  let value = 0;
  let isEmpty = true;
  let isNegative = false;
  for (let i = 0; i < text.length; i += 1) {
    const byte = text[i] as number;
    if (byte === comma) {
      into[at] = isEmpty ? none : isNegative ? -value : value;
      at += 1;
      value = 0;
      isEmpty = true;
      isNegative = false;
    } else if (byte === minus) isNegative = true;
    else {
      value = value * 10 + (byte - zero);
      isEmpty = false;
    }
  }
  into[at] = isEmpty ? none : isNegative ? -value : value;
  return at + 1;
}
