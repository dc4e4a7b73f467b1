export { type ExportOrder, exportRecords } from './export-records.ts';
export { writeEvidence } from './write-evidence.ts';
