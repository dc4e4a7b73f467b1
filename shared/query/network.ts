/** A block of addresses. */
export interface Network {
  version: 4 | 6;
  /** The address as a number of 32 or 128 bits; bits behind the prefix may be set. */
  address: bigint;
  /** Length of the prefix: 0 to 32 or 0 to 128. */
  prefix: number;
}

/**
 * Reads `10.0.0.0/8`, `2001:db8::/32`, or a single address (a block of one). Null for anything
 * else: leading zeros in an IPv4 address, zone ids and shortened IPv4 addresses included.
 */
export function readNetwork(text: string): Network | null {
  const slash = text.indexOf('/');
  const version = text.includes(':') ? 6 : 4;
  const written = slash < 0 ? text : text.slice(0, slash);
  const address = version === 6 ? readVersion6(written) : readVersion4(written);
  if (address === null) return null;
  const longest = version === 6 ? 128 : 32;
  if (slash < 0) return { version, address, prefix: longest };
  const digits = text.slice(slash + 1);
  if (!/^\d{1,3}$/.test(digits) || Number(digits) > longest) return null;
  return { version, address, prefix: Number(digits) };
}

/** True for a single IPv4 or IPv6 address. */
export function isAddress(text: string): boolean {
  return !text.includes('/') && readNetwork(text) !== null;
}

/** True for a block written with its prefix. */
export function isBlock(text: string): boolean {
  return text.includes('/') && readNetwork(text) !== null;
}

/** True when every address of `inner` lies in `outer`. */
export function isWithin(inner: Network, outer: Network): boolean {
  if (inner.version !== outer.version || inner.prefix < outer.prefix) return false;
  const shift = BigInt((outer.version === 6 ? 128 : 32) - outer.prefix);
  return inner.address >> shift === outer.address >> shift;
}

function readVersion4(text: string): bigint | null {
  const parts = text.split('.', 5);
  if (parts.length !== 4) return null;
  let address = 0n;
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null;
    address = (address << 8n) | BigInt(part);
  }
  return address;
}

/** Source of the forms: RFC 4291, section 2.2. */
function readVersion6(text: string): bigint | null {
  if (text.length > 45) return null;
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = readGroups(halves[0] ?? '');
  const tail = readGroups(halves[1] ?? '');
  if (head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => 0), ...tail];
  return groups.reduce((address, group) => (address << 16n) | BigInt(group), 0n);
}

function readGroups(text: string): number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [at, part] of parts.entries()) {
    const embedded = at === parts.length - 1 && part.includes('.') ? readVersion4(part) : null;
    if (embedded !== null) {
      groups.push(Number(embedded >> 16n), Number(embedded & 0xffffn));
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16));
    } else {
      return null;
    }
  }
  return groups;
}
