import type { Random } from '../helpers/random.ts';

/** Where a request comes from. All addresses are from the ranges kept for documentation. */
export interface Place {
  address: string;
  country: string;
}

/** The two offices, each behind one address. */
export const places = {
  berlin: { address: '192.0.2.10', country: 'DE' },
  munich: { address: '192.0.2.138', country: 'DE' },
} as const satisfies Record<string, Place>;

/** A home connection for the n-th person: IPv4 for two of three, IPv6 for the others. */
export function homeAddress(index: number, random: Random): Place {
  const address =
    index % 3 === 2
      ? `2001:db8:${(0x100 + index).toString(16)}::${random.hex(4).replace(/^0+(?=.)/, '')}`
      : `203.0.113.${10 + index}`;
  return { address, country: random.weighted({ DE: 20, AT: 2, CH: 1, PL: 2 }) };
}

/** The range of the credential-stuffing run, 198.51.100.0/26: its n-th address. */
export function stuffingPlace(n: number): Place {
  return { address: `198.51.100.${1 + (n % 62)}`, country: 'NL' };
}

/** The one address of everything that follows the stuffing run. */
export const intruderPlace: Place = { address: '198.51.100.77', country: 'NL' };

/** What the stuffing tool calls itself. */
export const stuffingAgent = 'python-requests/2.32.5';

/** The browser of everything that follows. */
export const intruderAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36';
