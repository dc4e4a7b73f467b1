/** An address as numbers: IPv4 in 32 bits; of IPv6 the upper 64 bits, within which no country changes. */
export type Address = { version: 4; value: number } | { version: 6; value: bigint };

/**
 * Reads an address as logs write it: with brackets, a port or a zone id. IPv4 within IPv6 is IPv4. Null for what is none.
 */
export function readAddress(text: string): Address | null {
  const bare = strip(text.trim());
  const four = readFour(bare);
  if (four !== null) return { version: 4, value: four };
  const groups = readSix(bare);
  if (groups === null) return null;
  const [g0 = 0, g1 = 0, g2 = 0, g3 = 0, g4 = 0, g5 = 0, g6 = 0, g7 = 0] = groups;
  const isMapped = g0 === 0 && g1 === 0 && g2 === 0 && g3 === 0 && g4 === 0 && g5 === 0xffff;
  if (isMapped) return { version: 4, value: g6 * 65_536 + g7 };
  const upper = [g0, g1, g2, g3].reduce((value, group) => (value << 16n) | BigInt(group), 0n);
  return { version: 6, value: upper };
}

function strip(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1];
  const bare = bracketed ?? (/^\d+(\.\d+){3}:\d+$/.test(text) ? text.replace(/:\d+$/, '') : text);
  return bare.replace(/%.*$/, '');
}

/** Four decimal numbers joined by dots; null for anything else, such as 010, which some read as 8. */
function readFour(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  let value = 0;
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null;
    value = value * 256 + Number(part);
  }
  return value;
}

/** Eight groups of 16 bits, `::` filled; the last two may be written as IPv4. Null for anything else. */
function readSix(text: string): number[] | null {
  const halves = text.split('::');
  if (!text.includes(':') || halves.length > 2) return null;
  const [left, right] = halves.map(readGroups);
  if (left === null || left === undefined || right === null) return null;
  if (right === undefined) return left.length === 8 ? left : null;
  const missing = 8 - left.length - right.length;
  return missing < 1 ? null : [...left, ...new Array<number>(missing).fill(0), ...right];
}

function readGroups(text: string): number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [at, part] of parts.entries()) {
    const four = at === parts.length - 1 ? readFour(part) : null;
    if (four !== null) groups.push(Math.floor(four / 65_536), four % 65_536);
    else if (/^[\da-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return null;
  }
  return groups;
}
