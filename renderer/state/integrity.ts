import type { CaseInfo } from '../../shared/case.ts';

/** Whether a case was found sound, in a word and in a sentence. */
export const integrityWords: Record<CaseInfo['integrity']['state'], readonly [string, string]> = {
  ok: ['Sound', 'The checks of opening found nothing. Verify re-hashes everything.'],
  damaged: ['DAMAGED', 'The case file is damaged. Open Evidence for what was found.'],
  'not-checked': ['Not checked', 'Open Evidence and verify the case.'],
};
