import { BlockList, isIP } from 'node:net';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { readNetwork } from '../../../../shared/query/network.ts';

/**
 * A test for addresses within a network. An IPv4 address written as IPv6 (`::ffff:10.0.0.1`) counts
 * as what it is; a text that is no address is within no network.
 *
 * @param network `10.0.0.0/8`, `2001:db8::/32`, or one address
 * @throws TrailcaseError `bad-request` when it is none of these
 */
export function makeNetwork(network: string): (text: string) => boolean {
  const block = readNetwork(network);
  if (block === null) {
    throw new TrailcaseError(
      'bad-request',
      `"${network}" is not a network. Write an address and the length of its prefix, such as 10.0.0.0/8 or 2001:db8::/32.`,
      { network },
    );
  }
  const list = new BlockList();
  const [address = ''] = network.split('/');
  list.addSubnet(address, block.prefix, familyOf(address));
  return (text) => {
    const trimmed = text.trim();
    return isIP(trimmed) !== 0 && list.check(trimmed, familyOf(trimmed));
  };
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}
