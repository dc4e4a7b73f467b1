export type { ReportOrder } from './make-report.ts';
export type { ReportReading } from './report-reading.ts';
export { type OpenedAs, previewReport, writeReport } from './write-report.ts';
