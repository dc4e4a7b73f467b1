export { checkCorrelation } from './check-correlation.ts';
export { type Correlated, correlate } from './correlate.ts';
export { episodeGap, eventFindings } from './event-findings.ts';
export { LocalClock } from './local-clock.ts';
export { checkOptions } from './options.ts';
export type { Outcome, RunContext } from './run-context.ts';
export { readSpan, spanWords } from './spans.ts';
