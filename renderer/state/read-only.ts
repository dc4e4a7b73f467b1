import type { CaseInfo } from '../../shared/case.ts';
import { readOnlyWords } from '../../shared/read-only-words.ts';
import { useAnswered } from './answered.ts';

/** A sentence that says that the case at hand is open for reading only and why; null where it can be written. */
export function readOnlyNow(): string | null {
  return readOnlyIn(useAnswered.getState().caseInfo);
}

/** The same of a case. */
export function readOnlyIn(caseInfo: CaseInfo | null): string | null {
  const reason = caseInfo?.readOnly ?? null;
  return reason === null ? null : readOnlyWords(reason);
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
