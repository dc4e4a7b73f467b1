export { type ExportOrder, exportRecords } from './export-records.ts';
export { writeEvidence } from './write-evidence.ts';
export { writeNewFile } from './write-new-file.ts';
