export type { ChangeList } from './change-list.ts';
export { listChanges } from './change-list.ts';
export { changedPaths } from './changed-paths.ts';
export { notationOf } from './notation.ts';
export { joinPath, morePaths, rootPath, splitPath } from './path.ts';
export { agreesWith, readSuppliedDiff, type SuppliedChange } from './read-notation.ts';
export type { Change, FieldChange, StateDiff } from './state-diff.ts';
export { diffStates } from './state-diff.ts';
