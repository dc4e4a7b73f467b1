export { type ExportOrder, exportRecords } from './export-records.ts';
export { salvageCase } from './salvage-case.ts';
export { writeEvidence } from './write-evidence.ts';
