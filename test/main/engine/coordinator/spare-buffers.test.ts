import { expect, it } from 'vitest';
import { SpareBuffers } from '../../../../main/engine/coordinator/spare-buffers.ts';

const megabytes = (count: number) => new SharedArrayBuffer(count * 1024 * 1024);

it('two large buffers of closed results are kept for the next ones, the largest, each given once', () => {
  const spares = new SpareBuffers();
  expect(spares.take()).toBeNull();
  const [small, one, two, three] = [new SharedArrayBuffer(400), ...[1, 2, 3].map(megabytes)];
  for (const buffer of [two, small, three, one]) if (buffer !== undefined) spares.give(buffer);
  expect(spares.take()).toBe(three);
  expect(spares.take()).toBe(two);
  expect(spares.take()).toBeNull();
});
