import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countByte, LineCount } from '../../../../main/engine/read/split-lines.ts';

const bytes = fc
  .array(fc.constantFrom(9, 10, 11, 0x8a, 0x0a0a & 255, 65), { maxLength: 3000 })
  .map((list) => Buffer.from(list));

test('a byte is counted as often as it occurs, wherever the range starts in memory', () => {
  fc.assert(
    fc.property(bytes, fc.nat(9), fc.nat(9), (all, start, cutOff) => {
      const to = Math.max(start, all.length - cutOff);
      const expected = all.subarray(start, to).reduce((n, byte) => n + (byte === 10 ? 1 : 0), 0);
      expect(countByte(all, 10, start, Math.min(to, all.length))).toBe(expected);
    }),
  );
  expect(countByte(Buffer.alloc(1_000_003, 10), 10, 1, 1_000_002)).toBe(1_000_001);
});

test('lines are found going forwards and back, over several windows', () => {
  const lines = new LineCount();
  const first = Buffer.from('a\nb\nc');
  expect(lines.at(4, first, 0)).toBe(3);
  expect(lines.at(1, first, 0)).toBe(1);
  expect(lines.at(5, first, 0)).toBe(3);
  expect(lines.at(7, Buffer.from('\n\nd'), 5)).toBe(5);
});
