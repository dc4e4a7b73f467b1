import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pullTime } from '../../../../main/hosts/cli/pull-time.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-21T15:30:00Z'), toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['3 days ago', 'UTC', '2026-11-18T00:00:00.000000Z'],
  ['3 days ago', 'Europe/Berlin', '2026-11-17T23:00:00.000000Z'],
  ['5 hours ago', null, '2026-11-21T10:30:00.000000Z'],
  ['last week', null, '2026-11-09T00:00:00.000000Z'],
  [' yesterday ', null, '2026-11-20T00:00:00.000000Z'],
  ['monday', null, '2026-11-16T00:00:00.000000Z'],
])('%s in %s is the moment at which it begins', async (given, zone, meant) => {
  expect(await pullTime(given, zone)).toBe(meant);
});

it.each([
  undefined,
  '2026-11-01',
  '2026-11-01T08:00:00Z',
  'some day',
  'yesterday evening or so',
  '',
])('%s is left to the engine', async (given) => {
  expect(await pullTime(given, null)).toBe(given);
});
