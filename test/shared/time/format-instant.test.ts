import { describe, expect, it } from 'vitest';
import { formatInstant } from '../../../shared/time/index.ts';

describe('formatInstant', () => {
  it('always writes six digits of fraction', () => {
    expect(formatInstant(1_768_906_920_000_000)).toBe('2026-01-20T11:02:00.000000Z');
    expect(formatInstant(1)).toBe('1970-01-01T00:00:00.000001Z');
    expect(formatInstant(-1)).toBe('1969-12-31T23:59:59.999999Z');
    expect(formatInstant(-0)).toBe('1970-01-01T00:00:00.000000Z');
  });

  it('writes both ends of the safe range', () => {
    expect(formatInstant(Number.MAX_SAFE_INTEGER)).toBe('2255-06-05T23:47:34.740991Z');
    expect(formatInstant(Number.MIN_SAFE_INTEGER)).toBe('1684-07-28T00:12:25.259009Z');
  });

  it('writes years outside 0 to 9999 in the expanded form', () => {
    expect(formatInstant(Date.UTC(12_026, 0, 20) * 1000)).toBe('+012026-01-20T00:00:00.000000Z');
    expect(formatInstant(-62_198_755_200_000_000)).toBe('-000001-01-01T00:00:00.000000Z');
  });

  it('refuses what is no instant', () => {
    expect(() => formatInstant(Number.NaN)).toThrow(RangeError);
  });

  it('gives texts that sort as the instants do', () => {
    const instants = [-5_000_001, -1, 0, 999, 1_000_000, 1_768_906_920_000_000];
    const texts = instants.map(formatInstant);
    expect([...texts].sort()).toEqual(texts);
  });
});
