import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nestingExceeds } from '../../../shared/json/index.ts';

describe('nestingExceeds', () => {
  it('counts each array and object as a level and a scalar as none', () => {
    expect(nestingExceeds('text', 0)).toBe(false);
    expect(nestingExceeds(null, 0)).toBe(false);
    expect(nestingExceeds({}, 0)).toBe(true);
    expect(nestingExceeds({}, 1)).toBe(false);
    expect(nestingExceeds({ a: [1], b: 'x' }, 1)).toBe(true);
    expect(nestingExceeds({ a: [1], b: null }, 2)).toBe(false);
  });

  it('finds the depth of a hostile text without overflowing the stack', () => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(nestingExceeds(deep, 200)).toBe(true);
    expect(nestingExceeds(deep, 99_999)).toBe(true);
    expect(nestingExceeds(deep, 100_000)).toBe(false);
  });

  it('looks below __proto__ as below any key', () => {
    expect(nestingExceeds(JSON.parse('{"__proto__":[[]]}'), 2)).toBe(true);
  });

  it('agrees with a plain recursive count', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
        : 0;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(8), (value, limit) => {
        expect(nestingExceeds(value, limit)).toBe(depthOf(value) > limit);
      }),
    );
  });
});
