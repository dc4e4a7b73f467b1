import type { CaseInfo } from '../../shared/case.ts';
import type { Recovered } from '../../shared/host.ts';
import { engine, host } from '../engine/connection.ts';
import { noAnswers, useAnswered } from './answered.ts';
import { forgetAnswers } from './ask.ts';
import { initiallyChosen, useChosen } from './chosen.ts';
import { clearScreen } from './on-screen.ts';
import { rememberReadOnly } from './read-only.ts';

/**
 * Takes up the case that the host has open already (a reload), or the one that it was started with.
 * @returns what is to be recovered first, where the engine of before had stopped by itself
 */
export async function resumeCase(): Promise<Recovered | null> {
  const info = await host().call('host.info', {});
  useAnswered.setState({ host: info });
  const open = await caseAtHand();
  if (info.recovered !== null) return info.recovered;
  if (open !== null) await takeUp(open);
  else if (info.startWith !== null) await openCase(info.startWith, false);
  return null;
}

/** Opens a case, or creates one. What was on the screen of the case before is gone. */
export async function openCase(path: string, create: boolean, readOnly = false): Promise<CaseInfo> {
  const info = await engine().call('case.open', { path, create, readOnly });
  rememberReadOnly(info);
  if (useAnswered.getState().caseInfo !== null) {
    useChosen.setState({ place: { screen: 'overview' }, views: initiallyChosen.views });
  }
  clearScreen();
  forgetAnswers();
  await takeUp(info);
  return info;
}

/** Closes the case; its jobs are cancelled. */
export async function closeCase(): Promise<void> {
  await engine().call('case.close', {});
  clearScreen();
  useAnswered.setState({ caseInfo: null, marks: null, savedViews: [], response: null });
  forgetAnswers();
  useChosen.setState({ place: { screen: 'overview' }, views: initiallyChosen.views });
}

/** Asks again what is in the case, after an import; nothing where it was closed meanwhile. */
export async function refreshCase(): Promise<void> {
  const info = await caseAtHand();
  if (info !== null) await takeUp(info);
}

/** Asks again what is marked and which views are saved. */
export async function refreshMarks(): Promise<void> {
  const [marks, savedViews] = await Promise.all([
    engine().call('mark.counts', {}),
    engine().call('view.list', {}),
  ]);
  useAnswered.setState({ marks, savedViews });
}

/** Asks again what was found, which playbooks run and how long the response plan is. */
export async function refreshResponse(): Promise<void> {
  const [{ counts, detections }, runs, { actions }] = await Promise.all([
    engine().call('finding.list', { limit: 1 }),
    engine().call('run.list', {}),
    engine().call('plan.get', {}),
  ]);
  useAnswered.setState(({ response }) => ({
    response: {
      findings: counts,
      detections,
      runs,
      actions: actions.length,
      version: (response?.version ?? 0) + 1,
    },
  }));
}

async function takeUp(info: CaseInfo): Promise<void> {
  const same = useAnswered.getState().caseInfo?.id === info.id;
  useAnswered.setState(same ? { caseInfo: info } : { caseInfo: info, views: noAnswers() });
  await Promise.all([refreshMarks(), refreshResponse()]);
}

async function caseAtHand(): Promise<CaseInfo | null> {
  try {
    return await engine().call('case.info', {});
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'no-case-open') return null;
    throw error;
  }
}
