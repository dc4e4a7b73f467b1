import { describe, expect, it } from 'vitest';
import { countryCode, countryName, Places } from '../../../../main/engine/geo/index.ts';

describe('how far countries lie apart', () => {
  const places = new Places();

  it.each([
    ['DE', 'DE', 0, 0],
    ['DE', 'FR', 0, 300],
    ['DE', 'PL', 0, 300],
    ['DE', 'US', 5_000, 7_000],
    ['US', 'CA', 0, 500],
    ['RU', 'US', 4_000, 6_000],
    ['SG', 'NL', 9_500, 11_000],
    ['AU', 'GB', 12_000, 15_500],
  ])('%s to %s', (one, other, least, most) => {
    const way = places.distance(one, other);
    expect(way).toBe(places.distance(other, one));
    expect(way).toBeGreaterThanOrEqual(least);
    expect(way).toBeLessThanOrEqual(most);
  });

  it('is not known of what is no country', () => {
    expect([places.distance('DE', 'QQ'), places.distance('toString', 'DE')]).toEqual([null, null]);
  });
});

describe('countries as logs write them', () => {
  it.each([
    ['de', 'DE'],
    [' United States ', 'US'],
    ['uk', 'GB'],
    ['', null],
    ['D', null],
    ['Nowhere', null],
  ])('%j is %s', (text, code) => {
    expect(countryCode(text)).toBe(code);
  });

  it('have names', () => {
    expect([countryName('DE'), countryName('Atlantis'), countryName('QQ')]).toEqual([
      'Germany',
      'Atlantis',
      'QQ',
    ]);
  });
});
