export { accountName } from './account-name.ts';
export {
  type BlockSubject,
  type Cell,
  hashRecords,
  hashRows,
  type RecordRows,
} from './blocks.ts';
export {
  closeWritable,
  isSqliteError,
  openReadable,
  type ReadableCase,
  type WritableCase,
} from './case-database.ts';
export { pathsOfSet } from './change-sets.ts';
export { checkRecords } from './check-records.ts';
export { cleanText } from './clean-text.ts';
export {
  type AppendedEntry,
  appendCustody,
  checkCustody,
  custodyHead,
  listCustody,
} from './custody.ts';
export { explainReading } from './explain-reading.ts';
export { explained } from './file-trouble.ts';
export { formatRanges, readRanges } from './id-ranges.ts';
export type {
  EvidenceFrame,
  ImportMessage,
  ImportReply,
  MemberSummary,
  RecordBatch,
  StoredFile,
} from './import-messages.ts';
export { explainWriting, serveImport } from './import-session.ts';
export { liveEntries, rowsOfLiveEntries } from './live-entries.ts';
export { NewFile, type WrittenBytes } from './new-file.ts';
export { type OpenedCase, openCase, openCaseAsPossible, type UnwrittenCase } from './open-case.ts';
export { openDamaged } from './open-damaged.ts';
export {
  hashPages,
  type KnownPages,
  lastPoint,
  type PulledRow,
  type PulledSeal,
  type PulledStretch,
  type PullPoint,
  readPoint,
  type UnfinishedSpan,
} from './pulled-stretch.ts';
export {
  columnAt,
  columnOf,
  numericWidth,
  type RecordColumn,
  recordColumns,
  type Storage,
  textWidth,
} from './record-columns.ts';
export { describeSchema } from './schema-check.ts';
export { checkSeals, listSealed, type SealedSource } from './source-seal.ts';
export { frameBytes, StreamReader } from './stream-reader.ts';
export { takeName } from './take-name.ts';
export { toolVersion } from './tool-version.ts';
export { writeNewFile } from './write-new-file.ts';
