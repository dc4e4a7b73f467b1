import type { CaseInfo } from '../../shared/case.ts';
import { showHidden } from '../../shared/hidden-characters.ts';
import type { JobEvent } from '../../shared/job.ts';
import { fileNameOf } from '../state/file-name.ts';
import { integrityWords } from '../state/integrity.ts';

/**
 * Title of the window: which case, whether it was found sound, and how far an import is.
 * @param jobs of this session
 */
export function pageTitle(
  caseInfo: Pick<CaseInfo, 'path' | 'integrity'> | null,
  jobs: readonly JobEvent[],
): string {
  const parts = ['Trailcase'];
  if (caseInfo !== null) {
    parts.unshift(
      showHidden(fileNameOf(caseInfo.path)),
      integrityWords[caseInfo.integrity.state][0],
    );
  }
  const percent = importPercent(jobs);
  if (percent !== null) parts.unshift(`${percent} %`);
  return parts.join(' · ');
}

/** Whole percentage of the import that runs; null where none does, or where its end is not known. */
function importPercent(jobs: readonly JobEvent[]): number | null {
  for (const job of jobs) {
    if (job.state !== 'running' || job.call !== 'import.start') continue;
    const { done, total } = job.progress;
    if (total !== null && total > 0) return Math.floor((Math.min(done, total) / total) * 100);
  }
  return null;
}
