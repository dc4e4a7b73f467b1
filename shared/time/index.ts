export { undecidedDate } from './day-first.ts';
export { formatInstant } from './format-instant.ts';
export type { Instant } from './instant.ts';
export { readInstant } from './read-instant.ts';
export { writeMoment, writeShortMoment } from './write-moment.ts';
export type { ZoneRule } from './zone-rule.ts';
export { makeZoneRule, withDayFirst } from './zone-rule.ts';
