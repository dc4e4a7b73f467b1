import Bowser from 'bowser';
import { remembered } from '../../../../shared/remembered.ts';
import { Countries, countryCode } from '../../geo/index.ts';

/** Fields that stand in no record as they are, but are told from one that does. */
const pseudoFields = ['network', 'device', 'country'] as const;
export type PseudoField = (typeof pseudoFields)[number];

/** The field of ours that a rule's name means; null where it is one of the records. */
export function pseudoField(name: string): PseudoField | null {
  if (name === 'ip|network') return 'network';
  return (pseudoFields as readonly string[]).includes(name) ? (name as PseudoField) : null;
}

/** The network that an address belongs to: /24 of IPv4, /48 of IPv6; empty for what is no address. */
export function networkOf(address: string): string {
  const bare = address.trim().replace(/^\[(.*)\](?::\d+)?$/, '$1');
  const four = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}(?::\d+)?$/i.exec(bare);
  if (four !== null) return `${four[1]}.0/24`;
  const [head = '', tail] = bare.replace(/%.*$/, '').toLowerCase().split('::');
  if (!/^[\da-f]{0,4}(?::[\da-f]{0,4})*$/.test(head) || !bare.includes(':')) return '';
  const groups = head === '' ? [] : head.split(':');
  if (tail === undefined && groups.length !== 8) return '';
  const upper = [...groups, '0', '0', '0']
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16));
  while (upper.at(-1) === '0') upper.pop();
  return upper.length === 0 ? '::/48' : `${upper.join(':')}::/48`;
}

/** Browser and system of a user agent, without versions: `Chrome on Windows`. The agent itself where it names neither. */
export function deviceOf(agent: string): string {
  if (agent.trim() === '') return '';
  const { browser, os } = Bowser.parse(agent);
  const named = [browser.name, os.name].filter((part) => part !== undefined && part !== '');
  return named.length === 0 ? agent : named.join(' on ');
}

const countries = new Countries();

/** The country that an address is registered in, as ISO code; empty where there is none. */
export const countryOfAddress = remembered((address) => countries.of(address)?.code ?? '');

/** A country as a record names it, as ISO code where it is one. */
export function countryNamed(text: string): string {
  return countryCode(text) ?? text.trim();
}
