import type { ReadOnlyReason } from './case.ts';

const because: Record<ReadOnlyReason, string> = {
  asked: 'it was opened so',
  file: 'its file cannot be written',
  folder: 'its folder cannot be written',
};

/** Says that a case is open for reading only, why, and what to do. */
export function readOnlyWords(reason: ReadOnlyReason): string {
  return `This case is open for reading only, because ${because[reason]}: nothing can be kept in it. Open it for writing, or a copy of it.`;
}
