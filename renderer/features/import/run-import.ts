import { TrailcaseError } from '../../../shared/errors.ts';
import { type ImportReceipt, receiptBefore } from '../../../shared/import-receipt.ts';
import { runJob } from '../../../shared/run-job.ts';
import { tell, tellTrouble, wordsOf } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { refreshCase } from '../../state/case-session.ts';
import { type ImportDraft, importOrders, type LookingDraft } from '../../state/import-draft.ts';
import { useOnScreen } from '../../state/on-screen.ts';

/**
 * Imports the files; each group that is read the same way is a job of its own. What was left out before stands in the
 * receipt too. What is in the case stays when a later file ends the import; in another case it does not go on.
 */
export async function importFiles({ files, zone, leftOut }: LookingDraft): Promise<void> {
  const receipt: ImportReceipt = { case: '', sources: [], refused: [...leftOut] };
  const take = (part: ImportReceipt) => {
    receipt.case = part.case;
    receipt.sources.push(...part.sources);
    receipt.refused.push(...part.refused);
    if (part.digests !== undefined) receipt.digests = part.digests;
  };
  const began = Date.now();
  const caseId = useAnswered.getState().caseInfo?.id;
  const isSameCase = () => useAnswered.getState().caseInfo?.id === caseId;
  const show = (importing: ImportDraft) => {
    if (isSameCase()) useOnScreen.setState({ importing });
  };
  try {
    for (const order of importOrders(files, zone)) {
      if (!isSameCase()) return;
      let job: number | null = null;
      show({ step: 'running', job, progress: null, began });
      const part = await runJob(
        engine(),
        'import.start',
        order,
        (progress) => show({ step: 'running', job, progress, began }),
        (number) => {
          job = number;
        },
      );
      take(part);
    }
    show({ step: 'done', receipt });
  } catch (error) {
    if (!isSameCase()) return;
    const before = receiptBefore(error);
    if (before !== null) take(before);
    if (receipt.sources.length > 0) {
      if (error instanceof TrailcaseError && error.code === 'cancelled') tell(error.message);
      else tellTrouble(error);
      show({ step: 'done', receipt });
    } else show({ step: 'choosing', trouble: wordsOf(error) });
  } finally {
    await refreshCase();
  }
}
