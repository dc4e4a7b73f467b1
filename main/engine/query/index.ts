export { listSources, summariseCase } from './case-summary.ts';
export { RawRecords } from './raw-records.ts';
export { countRecords, readPage, readRecord } from './record-pages.ts';
export { readStates } from './record-states.ts';
export { readRejected } from './rejected-pages.ts';
