/** A run of bytes that are UTF-8, or that are not. */
export interface ByteRun {
  from: number;
  /** Not included. */
  to: number;
  isText: boolean;
}

/**
 * Divides bytes into what is UTF-8 and what is not. Well-formed sequences are those of table 3-7 of the Unicode
 * Standard: no overlong forms, no surrogates, nothing beyond U+10FFFF.
 */
export function splitUtf8(bytes: Uint8Array): ByteRun[] {
  const runs: ByteRun[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceAt(bytes, at);
    const isText = length > 0;
    const to = at + Math.max(1, length);
    const last = runs.at(-1);
    if (last?.isText === isText) last.to = to;
    else runs.push({ from: at, to, isText });
    at = to;
  }
  return runs;
}

/** Length of the well-formed sequence at a place; 0 where there is none. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const [length, low, high] = formOf(lead);
  if (length === 0) return 0;
  const second = bytes[at + 1] ?? 0;
  if (second < low || second > high) return 0;
  for (let next = 2; next < length; next++) {
    if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** Length of a sequence by its first byte, and the range of its second. */
function formOf(lead: number): readonly [length: number, low: number, high: number] {
  if (lead >= 0xc2 && lead <= 0xdf) return [2, 0x80, 0xbf];
  if (lead === 0xe0) return [3, 0xa0, 0xbf];
  if (lead === 0xed) return [3, 0x80, 0x9f];
  if (lead >= 0xe1 && lead <= 0xef) return [3, 0x80, 0xbf];
  if (lead === 0xf0) return [4, 0x90, 0xbf];
  if (lead >= 0xf1 && lead <= 0xf3) return [4, 0x80, 0xbf];
  if (lead === 0xf4) return [4, 0x80, 0x8f];
  return [0, 0, 0];
}
