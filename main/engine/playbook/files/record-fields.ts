import type { CanonicalField } from '../../../../shared/fields.ts';

/** Fields of records that an action can be done to. */
export const fieldsOfRecords: ReadonlySet<string> = new Set<CanonicalField>([
  'actor',
  'target',
  'subject',
  'client',
  'session',
  'key',
]);
