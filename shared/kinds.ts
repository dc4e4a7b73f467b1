/**
 * The seven kinds of log. A record belongs to exactly one.
 * The position in this list is the number stored in a case file: append, never reorder.
 */
export const kinds = [
  'audit',
  'event',
  'job',
  'notification',
  'session',
  'grant',
  'webhook',
] as const;

export type Kind = (typeof kinds)[number];
