export { checkCorrelation } from './check-correlation.ts';
export { correlate } from './correlate.ts';
export { eventFindings } from './event-findings.ts';
export { LocalClock } from './local-clock.ts';
export type { RunContext } from './run-context.ts';
export { readSpan } from './spans.ts';
