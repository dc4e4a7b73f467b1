import { create } from 'zustand';
import type { ParamsOf } from '../../../shared/contract.ts';
import { runJob } from '../../../shared/run-job.ts';
import { tell } from '../../app/trouble-notice.ts';
import { count, counted } from '../../components/numbers.ts';
import { engine } from '../../engine/connection.ts';
import { answerOf } from '../../state/answered.ts';
import { choiceOf, useChosen } from '../../state/chosen.ts';
import { readableFolders } from '../../state/own-folders.ts';
import { type ViewKey, viewKeys } from '../../state/view.ts';

/** What the next run of the rules is asked for. */
export interface RunChoice {
  /** A view whose filter is in force; null is the whole case. */
  scope: ViewKey | null;
  /** Zone of hours and days. */
  zone: string | null;
  /** Rules whose records are the same as before are run again too. */
  whole: boolean;
}

export const useRunChoice = create<RunChoice>()(() => ({ scope: null, zone: null, whole: false }));

/** Views whose records are filtered now: what the rules can be run over besides the whole case. */
export function filteredViews(): ViewKey[] {
  return viewKeys.filter((view) => choiceOf(view).text.trim() !== '');
}

/**
 * Runs the rules and tells what came of it. Its progress is that of its job.
 * @param rules ids of rules, where not all are meant
 */
export async function runRules(rules?: readonly string[]): Promise<void> {
  const { scope, zone, whole } = useRunChoice.getState();
  const { detection, caseZone } = useChosen.getState();
  const inForce = zone ?? caseZone;
  const params: ParamsOf<'detect.start'> = {
    folders: readableFolders('rules'),
    settings: { ...detection.settings },
    zone: inForce,
    ...(whole ? { whole } : {}),
    ...(rules === undefined ? {} : { rules: [...rules] }),
    ...(scope === null ? {} : { question: await questionOf(scope, inForce) }),
  };
  const { findings, ran } = await runJob(engine(), 'detect.start', params);
  tell(
    `${counted(ran, 'rule')} ran: ${counted(findings.total, 'finding')}, ${count(findings.new)} of them new.`,
  );
}

async function questionOf(view: ViewKey, zone: string) {
  const { asOf } = answerOf(view);
  const explanation = await engine().call('query.explain', {
    text: choiceOf(view).text,
    ...(view === 'timeline' ? {} : { kind: view }),
    ...(asOf === null ? {} : { asOf }),
    zone,
  });
  if (!explanation.ok) throw new Error(explanation.error.message);
  return explanation.question;
}
