export { type JsonChanges, OriginalJson } from './original-json.ts';
export { cellsInOrder, OriginalRecords } from './original-records.ts';
export { OriginalTexts } from './original-texts.ts';
export { recogniseColumns } from './recognised-columns.ts';
export { RecordAtHand } from './record-at-hand.ts';
export type { RecordPlace } from './record-place.ts';
