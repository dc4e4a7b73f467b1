import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearest } from '../../../shared/query/edit-distance.ts';
import { isWithin, readNetwork, readPattern } from '../../../shared/query/index.ts';

describe('networks', () => {
  test.each([
    '10.0.0.0/8',
    '192.0.2.1',
    '0.0.0.0/0',
    '::/0',
    '::1',
    '2001:db8::/32',
    '::ffff:192.0.2.1',
    '1:2:3:4:5:6:7:8/128',
  ])('%s is one', (text) => expect(readNetwork(text)).not.toBeNull());

  test.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '010.0.0.1',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    'fe80::1%eth0',
    '::/129',
    ':::',
    '1.2.3.4.5',
  ])('"%s" is none', (text) => expect(readNetwork(text)).toBeNull());

  test('every address that fast-check makes is read', () => {
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => readNetwork(text) !== null));
  });

  test('an address lies in the blocks of its own prefixes only', () => {
    const inside = (one: string, other: string) => {
      const [inner, outer] = [readNetwork(one), readNetwork(other)];
      return inner !== null && outer !== null && isWithin(inner, outer);
    };
    expect(inside('198.51.100.77', '198.51.100.64/26')).toBe(true);
    expect(inside('198.51.100.63', '198.51.100.64/26')).toBe(false);
    expect(inside('10.0.0.0/8', '10.0.0.0/16')).toBe(false);
    expect(inside('2001:db8::1', '2001:db8::/32')).toBe(true);
    expect(inside('::1', '0.0.0.0/0')).toBe(false);
    expect(inside('255.255.255.255', '0.0.0.0/0')).toBe(true);
  });
});

describe('patterns', () => {
  test.each([
    ['google', ['google'], true, true],
    ['update*', ['update'], false, true],
    ['%@x.yz', ['@x.yz'], true, false],
    ['a*b%c', ['a', 'b', 'c'], false, false],
    ['*', [], true, true],
    ['100\\%', ['100%'], true, true],
    ['a\\\\*', ['a\\'], false, true],
    ['a\\b', ['a\\b'], true, true],
    ['', [], true, true],
  ])('%s', (text, parts, openStart, openEnd) => {
    expect(readPattern(text)).toEqual({ parts, openStart, openEnd });
  });
});

describe('suggestions', () => {
  test('count added, dropped, replaced and swapped letters', () => {
    expect(editDistance('status', 'stauts', 3)).toBe(1);
    expect(editDistance('status', 'staus', 3)).toBe(1);
    expect(editDistance('status', 'stattus', 3)).toBe(1);
    expect(editDistance('status', 'client', 2)).toBe(3);
    expect(editDistance('', 'ab', 3)).toBe(2);
  });

  test('are the nearest, and the first of equals', () => {
    expect(nearest('staus', ['client', 'status', 'stats'])).toBe('status');
    expect(nearest('x', ['client'])).toBeNull();
  });
});
