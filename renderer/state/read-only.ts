import type { CaseInfo, ReadOnlyReason } from '../../shared/case.ts';
import { useAnswered } from './answered.ts';

/** Why a case is open for reading only, for a person. */
const reasons: Record<ReadOnlyReason, string> = {
  asked: 'it was opened so',
  file: 'its file cannot be written',
  folder: 'its folder cannot be written',
};

/** A sentence that says that a case is open for reading only and why; null where it can be written. */
export function readOnlyWords(caseInfo: CaseInfo | null): string | null {
  const reason = caseInfo?.readOnly ?? null;
  return reason === null
    ? null
    : `This case is open for reading only, because ${reasons[reason]}: nothing can be kept in it. Open it for writing, or a copy of it.`;
}

/** The same of the case at hand. */
export function readOnlyNow(): string | null {
  return readOnlyWords(useAnswered.getState().caseInfo);
}

/** The case that was asked to be read only outlives a reload of the page: an engine that stopped must not change it. */
const kept = 'trailcase.read-only';

export function rememberReadOnly({ path, readOnly }: CaseInfo): void {
  if (readOnly === null) sessionStorage.removeItem(kept);
  else sessionStorage.setItem(kept, path);
}

export function wasReadOnly(path: string): boolean {
  return sessionStorage.getItem(kept) === path;
}
