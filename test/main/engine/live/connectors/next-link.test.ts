import { describe, expect, it } from 'vitest';
import { nextOfHeader } from '../../../../../main/engine/live/connectors/next-link.ts';

const nextOf = (link: string | undefined) =>
  nextOfHeader({
    method: 'GET',
    address: 'https://a.test/logs',
    status: 200,
    headers: link === undefined ? {} : { link },
    body: Buffer.alloc(0),
    fetched: 0,
    attempts: 1,
  });

describe('the next page of a Link header', () => {
  it.each([
    ['<https://a.test/2>; rel="next"', 'https://a.test/2'],
    ['<https://a.test/1>; rel="self", <https://a.test/2>; rel="next"', 'https://a.test/2'],
    ['<https://a.test/2?a=1,2;b=3>; rel=next', 'https://a.test/2?a=1,2;b=3'],
    ['</2>;title="a, b; rel=next";rel="prev",</3>;rel="last next"', '/3'],
    ['<https://a.test/2>; REL="NEXT"', 'https://a.test/2'],
    ['<https://a.test/2>; rel="nextpage"', null],
    ['<https://a.test/2>; title="rel=next"', null],
    ['<https://a.test/2>', null],
    ['https://a.test/2; rel="next"', null],
    ['', null],
    [undefined, null],
  ])('is found in %s', (link, address) => {
    expect(nextOf(link)).toBe(address);
  });

  it('takes no time to look for in what is none', () => {
    const began = performance.now();
    expect(nextOf('<a>;'.repeat(8_000))).toBeNull();
    expect(nextOf(`<a>${';a=b'.repeat(8_000)}`)).toBeNull();
    expect(nextOf('<'.repeat(32_000))).toBeNull();
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
