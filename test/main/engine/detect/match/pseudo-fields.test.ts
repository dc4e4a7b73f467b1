import { describe, expect, it } from 'vitest';
import {
  countryNamed,
  countryOfAddress,
  deviceOf,
  networkOf,
  pseudoField,
} from '../../../../../main/engine/detect/match/pseudo-fields.ts';

describe('fields told from others', () => {
  it.each([
    ['198.51.100.77', '198.51.100.0/24'],
    ['198.51.100.77:4711', '198.51.100.0/24'],
    ['::ffff:198.51.100.77', '198.51.100.0/24'],
    ['2001:db8:a:1::7', '2001:db8:a::/48'],
    ['[2001:DB8:0:1::7]:443', '2001:db8::/48'],
    ['2001:db8:0000:1:2:3:4:5', '2001:db8::/48'],
    ['::1', '::/48'],
    ['fe80::1%eth0', 'fe80::/48'],
    ['1.2.3', ''],
    ['a:b', ''],
    ['host', ''],
    ['', ''],
  ])('the network of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('a device is browser and system without versions, or the agent itself', () => {
    const agent = (version: number) =>
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;
    expect([deviceOf(agent(131)), deviceOf(agent(132)), deviceOf('sync'), deviceOf(' ')]).toEqual([
      'Chrome on Windows',
      'Chrome on Windows',
      'sync',
      '',
    ]);
  });

  it('a country is an ISO code where it is one', () => {
    expect(['de', 'Germany', 'UK', 'Atlantis', 'XQ'].map(countryNamed)).toEqual([
      'DE',
      'DE',
      'GB',
      'Atlantis',
      'XQ',
    ]);
    expect(['8.8.8.8', '10.0.0.1', 'host'].map(countryOfAddress)).toEqual(['US', '', '']);
  });

  it('are known by name', () => {
    expect(['network', 'ip|network', 'device', 'country', 'ip', 'Device'].map(pseudoField)).toEqual(
      ['network', 'network', 'device', 'country', null, null],
    );
  });
});
