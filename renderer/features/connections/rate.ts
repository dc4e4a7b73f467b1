import type { JobProgress } from '../../../shared/job.ts';

/** How fast something grows: between the first and the last time that it was told. */
export interface Rate {
  /** Milliseconds, and how much there was. */
  since: number;
  base: number;
  stage: string;
  perSecond: number | null;
}

/** Nothing was told yet. */
export function noRate(now: number): Rate {
  return { since: now, base: 0, stage: '', perSecond: null };
}

/** The least time that a rate is measured over, in milliseconds. */
const least = 500;

/** The rate with one more telling; it begins anew with every stage, so that waiting does not count. */
export function measure(rate: Rate, { done, stage }: JobProgress, now: number): Rate {
  const { since, base } = rate;
  if (stage !== rate.stage || done < base) {
    return { since: now, base: done, stage, perSecond: rate.perSecond };
  }
  if (now - since < least) return rate;
  return { ...rate, perSecond: ((done - base) * 1_000) / (now - since) };
}
