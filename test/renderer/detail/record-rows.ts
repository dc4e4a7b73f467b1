import type { RecordRow } from '../../../shared/case.ts';

/** A row with what a test says of it, and the rest as plain as can be. */
export function rowWith(given: Partial<RecordRow>): RecordRow {
  return {
    id: 1,
    kind: 'event',
    time: '2026-02-12T01:25:31.280000Z',
    outcome: 'unknown',
    fields: {},
    flags: [],
    source: 1,
    offset: 0,
    length: 100,
    ...given,
  };
}
