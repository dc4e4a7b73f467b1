import { beforeEach, describe, expect, it } from 'vitest';
import { keepStepDrafts } from '../../../renderer/features/playbooks/keep-step-drafts.ts';
import {
  changeDraft,
  draftOf,
  toggleEvidence,
  unkeptSteps,
  useRun,
} from '../../../renderer/features/playbooks/run-state.ts';
import { useAnswered } from '../../../renderer/state/answered.ts';
import { useChosen } from '../../../renderer/state/chosen.ts';
import type { PlaybookRun, RunStep } from '../../../shared/playbook.ts';

const step = (id: string, note = '') =>
  ({ step: { id, branches: {} }, note, evidence: [4], verdict: null }) as unknown as RunStep;

const steps = [step('mfa'), step('sessions', 'none seen')];

/** Opens a step of the run 3 of a case. */
function open(caseId: string, at: RunStep): void {
  useAnswered.setState({ caseInfo: { id: caseId } as never });
  useRun.setState({ run: { id: 3, all: steps, next: null } as unknown as PlaybookRun });
  useChosen.setState({ place: { screen: 'run', run: 3, step: at.step.id } });
}

const [first, second] = steps as [RunStep, RunStep];

beforeEach(() => useRun.setState({ drafts: {} }));

const unkept = (caseId?: string) =>
  unkeptSteps(useRun.getState().drafts, caseId).map((draft) => [draft.caseId, draft.step]);

describe('what is written about a step', () => {
  it('is not kept until it says what the case says', () => {
    open('a', first);
    changeDraft({ note: 'two new devices' });
    open('b', second);
    toggleEvidence(9);
    expect(unkept()).toEqual([
      ['a', 'mfa'],
      ['b', 'sessions'],
    ]);
    expect(unkept('b')).toEqual([['b', 'sessions']]);
    toggleEvidence(9);
    expect(unkept('b')).toEqual([]);
  });

  it('is there again after a reload', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    const fail = (error: unknown) => {
      throw error;
    };
    const stop = keepStepDrafts(storage, fail);
    open('a', second);
    changeDraft({ note: 'one, from Lagos' });
    toggleEvidence(9);
    stop();
    useRun.setState({ drafts: {} });
    keepStepDrafts(storage, fail)();
    expect(draftOf(3, second)).toMatchObject({ note: 'one, from Lagos', evidence: [4, 9] });
    expect(unkept()).toEqual([['a', 'sessions']]);
  });
});
