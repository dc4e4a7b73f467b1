import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { realOutside } from '../../../../../main/engine/live/http/outside.ts';
import { paceOf } from '../../../../../main/engine/live/http/pace.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const figures = () => ({ requests: 0, retries: 0, waited: 0, bytes: 0 });

it.each([
  [30, 4, [0, 2_000, 4_000, 6_000]],
  [60, 4, [0, 1_000, 2_000, 3_000]],
  [120, 5, [0, 0, 1_000, 1_000, 2_000]],
])('%i a minute go out evenly', async (perMinute, times, expected) => {
  const told = figures();
  const turn = paceOf(perMinute, new AbortController().signal, told, realOutside);
  const began = Date.now();
  const went: number[] = [];
  for (let at = 0; at < times; at++) {
    const mine = turn();
    await vi.runAllTimersAsync();
    await mine;
    went.push(Date.now() - began);
  }
  expect(went).toEqual(expected);
  expect(told.waited).toBe(expected.at(-1));
});

it('waiting for one’s turn ends with the signal', async () => {
  const stop = new AbortController();
  const turn = paceOf(1, stop.signal, figures(), realOutside);
  await turn();
  const second = expect(turn()).rejects.toThrow();
  stop.abort();
  await second;
});
