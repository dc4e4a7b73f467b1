import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdleClock } from '../../../../main/hosts/web/idle-clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const minute = 60_000;

function started(minutes: number, isBusy = () => false) {
  const heard = { ends: 0 };
  const clock = new IdleClock(
    minutes,
    async () => isBusy(),
    () => {
      heard.ends += 1;
    },
  );
  return { clock, heard };
}

describe('a host without a page', () => {
  it('ends when its time is over, and not before', async () => {
    const { heard } = started(30);
    await vi.advanceTimersByTimeAsync(30 * minute - 1);
    expect(heard.ends).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(heard.ends).toBe(1);
  });

  it('counts anew from when the last page has gone', async () => {
    const { clock, heard } = started(30);
    await vi.advanceTimersByTimeAsync(20 * minute);
    clock.connected();
    clock.connected();
    await vi.advanceTimersByTimeAsync(100 * minute);
    expect(clock.gone()).toBe(1);
    await vi.advanceTimersByTimeAsync(100 * minute);
    expect(heard.ends).toBe(0);
    expect(clock.gone()).toBe(0);
    await vi.advanceTimersByTimeAsync(29 * minute);
    expect(heard.ends).toBe(0);
    await vi.advanceTimersByTimeAsync(minute);
    expect(heard.ends).toBe(1);
  });

  it('goes on while a job runs', async () => {
    let busy = true;
    const { heard } = started(30, () => busy);
    await vi.advanceTimersByTimeAsync(89 * minute);
    expect(heard.ends).toBe(0);
    busy = false;
    await vi.advanceTimersByTimeAsync(minute);
    expect(heard.ends).toBe(1);
  });

  it('goes on for ever where no time was given, and after it was stopped', async () => {
    const never = started(0);
    const stopped = started(30);
    stopped.clock.stop();
    await vi.advanceTimersByTimeAsync(100_000 * minute);
    expect([never.heard.ends, stopped.heard.ends]).toEqual([0, 0]);
  });
});
