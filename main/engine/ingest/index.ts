export { type FileOutcome, importGiven } from './file-import.ts';
export { ImportChannel } from './import-channel.ts';
export { type ReadingRules, rulesOf } from './reading-rules.ts';
