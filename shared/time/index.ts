export { formatInstant } from './format-instant.ts';
export type { Instant } from './instant.ts';
export { readInstant } from './read-instant.ts';
export type { ZoneRule } from './zone-rule.ts';
export { makeZoneRule } from './zone-rule.ts';
