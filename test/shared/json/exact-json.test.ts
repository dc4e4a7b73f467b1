import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonObject, parseExact, stringifyExact } from '../../../shared/json/index.ts';

describe('parseExact', () => {
  it('keeps an id beyond 2^53 exact and writes it back digit by digit', () => {
    const text = '{"id":9007199254740993,"list":[-12345678901234567890,1]}';
    expect(parseExact(text)).toEqual({
      id: 9007199254740993n,
      list: [-12345678901234567890n, 1],
    });
    expect(stringifyExact(parseExact(text))).toBe(text);
  });

  it('tells two large ids apart that JSON.parse makes equal', () => {
    expect(JSON.parse('9007199254740993')).toBe(JSON.parse('9007199254740992'));
    expect(parseExact('9007199254740993')).not.toBe(parseExact('9007199254740992'));
  });

  it('leaves safe integers, fractions and finite exponents to JSON.parse', () => {
    const text = '[9007199254740991,-9007199254740991,0.1,1e20,12345678901234567.5,1E-400]';
    expect(parseExact(text)).toEqual(JSON.parse(text));
  });

  it('leaves them alone beside an integer that is exact', () => {
    expect(parseExact('[1e20,0.1,9007199254740992,9007199254740992.0]')).toEqual([
      1e20,
      0.1,
      9007199254740992n,
      9007199254740992,
    ]);
  });

  it('keeps the source text of a number that a double makes infinite', () => {
    expect(parseExact('{"a":1e400,"b":-2.5E+999}')).toEqual({ a: '1e400', b: '-2.5E+999' });
    const long = '7'.repeat(20_000);
    expect(parseExact(`[${long}]`)).toEqual([long]);
    expect(parseExact('7'.repeat(400))).toBe(BigInt('7'.repeat(400)));
  });

  it('takes the last of duplicate keys, with its own digits', () => {
    expect(parseExact('{"a":9007199254740993,"a":9007199254740995}')).toEqual({
      a: 9007199254740995n,
    });
  });

  it('keeps __proto__ as an own key and touches no prototype', () => {
    const value = parseExact('{"__proto__":{"x":9007199254740993}}');
    expect(isJsonObject(value) && Object.keys(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.hasOwn({}, 'x') || 'x' in {}).toBe(false);
    expect(stringifyExact(value)).toBe('{"__proto__":{"x":9007199254740993}}');
  });

  it('reads any depth that JSON.parse reads', () => {
    const text = `${'['.repeat(20_000)}9007199254740993${']'.repeat(20_000)}`;
    expect(Array.isArray(parseExact(text))).toBe(true);
    const mixed = `[9007199254740993,${'['.repeat(20_000)}${']'.repeat(20_000)}]`;
    expect(Array.isArray(parseExact(mixed))).toBe(true);
  });

  it('throws a SyntaxError for what is not JSON', () => {
    for (const text of ['', '{', '01', '9007199254740993n', 'NaN']) {
      expect(() => parseExact(text)).toThrow(SyntaxError);
    }
  });

  it('reads every JSON text as JSON.parse does when no number is large', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (text) => {
        const plain: unknown = JSON.parse(text);
        const large = /\d{16}|e\+?\d{3}/i.test(text);
        return large || isDeepStrictEqual(parseExact(text), plain);
      }),
    );
  });

  it('gives back every integer it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n })), (integers) => {
        const text = `[${integers.join()}]`;
        expect(stringifyExact(parseExact(text))).toBe(text);
      }),
    );
  });
});

describe('stringifyExact', () => {
  it('indents as JSON.stringify does', () => {
    expect(stringifyExact({ a: [1, 2n], b: 'x' }, 2)).toBe(
      JSON.stringify({ a: [1, 2], b: 'x' }, null, 2),
    );
  });
});
