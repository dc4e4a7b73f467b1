import { describe, expect, it } from 'vitest';
import { liveCalls } from '../../../shared/contract/live-calls.ts';
import type { Engine } from '../../../shared/contract.ts';

/** One exercise for each call that has to do with tenants. */
const exercises: Partial<Record<keyof typeof liveCalls, (engine: Engine) => Promise<unknown>>> = {};

describe('the calls that have to do with tenants', () => {
  it.each(Object.keys(liveCalls))('say what %s is for', (name) => {
    expect(liveCalls[name as keyof typeof liveCalls].purpose).toMatch(/\.$/);
    expect(exercises).toBeDefined();
  });
});
