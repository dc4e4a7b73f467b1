import { create } from 'zustand';
import type { ParamsOf } from '../../../shared/contract.ts';
import type { PlaybookRun, RunStep, Verdict } from '../../../shared/playbook.ts';
import { runJob } from '../../../shared/run-job.ts';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { refreshResponse } from '../../state/case-session.ts';
import { useChosen } from '../../state/chosen.ts';
import { stepAtHand } from './run-words.ts';

/** What a person writes about a step. */
export interface StepDraft {
  note: string;
  evidence: readonly number[];
}

/** The same as it is written so far, and not kept yet. */
export interface WrittenStep extends StepDraft {
  caseId: string;
  run: number;
  step: string;
  /** What was kept when it was begun. */
  before: StepDraft;
}

/** What the screen of a run shows. */
export interface RunView {
  run: PlaybookRun | null;
  /** Something about the run is being asked or kept. */
  isBusy: boolean;
  /** Drafts by case, run and step: they are there after a look at something else. */
  drafts: Readonly<Record<string, WrittenStep>>;
  /** Position of the row under the cursor. */
  row: number;
  /** A record of the answer that is shown beside it; null shows none. */
  record: number | null;
  /** Counts up when something was added to the plan. */
  planned: number;
  dialog: 'finish' | 'abandon' | 'export' | 'values' | null;
}

export const useRun = create<RunView>()(() => ({
  run: null,
  isBusy: false,
  drafts: {},
  row: 0,
  record: null,
  planned: 0,
  dialog: null,
}));

/** The step on the screen; null where no run is. */
export function currentStep(): { run: PlaybookRun; at: RunStep } | null {
  const { place } = useChosen.getState();
  const { run } = useRun.getState();
  if (place.screen !== 'run' || run === null || run.id !== place.run) return null;
  const at = stepAtHand(run, place.step);
  return at === null ? null : { run, at };
}

/** Reads a run. */
export async function readRun(id: number): Promise<PlaybookRun> {
  const run = await engine().call('run.get', { run: id });
  useRun.setState({ run });
  return run;
}

/** Goes to a step of the run on the screen. */
export function goToStep(step: string): void {
  const { place } = useChosen.getState();
  if (place.screen !== 'run') return;
  useRun.setState({ row: 0, record: null });
  useChosen.setState({ place: { ...place, step } });
}

/** Asks the question of the step on the screen and freezes the answer. */
export async function askStep(): Promise<void> {
  const now = currentStep();
  if (now === null) return;
  const { run, at } = now;
  stay(at.step.id);
  await change(() => runJob(engine(), 'run.answer', { run: run.id, step: at.step.id }));
  useRun.setState({ row: 0, record: null });
}

/** Keeps a verdict with the note and the evidence as they are on the screen; without one only these. */
export async function judgeStep(verdict?: Verdict | null): Promise<void> {
  const now = currentStep();
  if (now === null) return;
  const { run, at } = now;
  const { note, evidence } = draftOf(run.id, at);
  const key = draftKey(placeOf(run.id, at));
  const written = useRun.getState().drafts[key];
  stay(at.step.id);
  const kept = verdict === undefined ? at.verdict : verdict;
  await change(() =>
    engine().call('run.judge', {
      run: run.id,
      step: at.step.id,
      verdict: kept,
      note,
      evidence: [...evidence],
    }),
  );
  useRun.setState(({ drafts }) => {
    const { [key]: now, ...others } = drafts;
    // What was written while it was kept is not kept yet.
    return { drafts: now === written ? others : drafts };
  });
}

/** Pauses, resumes, finishes or abandons the run on the screen. */
export async function setRunState(
  state: ParamsOf<'run.state'>['state'],
  conclusion: string,
): Promise<void> {
  const now = currentStep();
  if (now === null) return;
  await change(() => engine().call('run.state', { run: now.run.id, state, conclusion }));
  useRun.setState({ dialog: null });
}

/** Gives the run on the screen values that were learnt on the way, such as an address. */
export async function giveValues(parameters: Record<string, string>): Promise<void> {
  const now = currentStep();
  if (now === null) return;
  const { id, state, conclusion } = now.run;
  await change(() => engine().call('run.state', { run: id, state, conclusion, parameters }));
  useRun.setState({ dialog: null });
}

/** Note and evidence of a step as they are on the screen: a draft, else what is kept. */
export function draftOf(run: number, at: RunStep): StepDraft {
  return useRun.getState().drafts[draftKey(placeOf(run, at))] ?? keptOf(at);
}

/** Changes the draft of the step on the screen. */
export function changeDraft(part: Partial<StepDraft>): void {
  const now = currentStep();
  if (now === null) return;
  const { run, at } = now;
  const { note, evidence } = draftOf(run.id, at);
  keepStepDraft({ ...placeOf(run.id, at), note, evidence, ...part, before: keptOf(at) });
}

/** Keeps what is written about a step so far. */
export function keepStepDraft(draft: WrittenStep): void {
  useRun.setState(({ drafts }) => ({ drafts: { ...drafts, [draftKey(draft)]: draft } }));
}

/**
 * Steps whose note or evidence is not in the case.
 * @param caseId only those of this case; of every case where none is given
 */
export function unkeptSteps(drafts: RunView['drafts'], caseId?: string): WrittenStep[] {
  return Object.values(drafts).filter(
    (draft) =>
      (caseId === undefined || draft.caseId === caseId) && !saysTheSame(draft, draft.before),
  );
}

/** Takes a record into the evidence of the step, or out of it. */
export function toggleEvidence(record: number): void {
  const now = currentStep();
  if (now === null) return;
  const { evidence } = draftOf(now.run.id, now.at);
  changeDraft({
    evidence: evidence.includes(record)
      ? evidence.filter((each) => each !== record)
      : [...evidence, record].sort((one, other) => one - other),
  });
}

/** Whether something of the step was written and not kept. */
export function isUnkept(run: number, at: RunStep, drafts: RunView['drafts']): boolean {
  const draft = drafts[draftKey(placeOf(run, at))];
  return draft !== undefined && !saysTheSame(draft, keptOf(at));
}

type StepPlace = Pick<WrittenStep, 'caseId' | 'run' | 'step'>;

/** Numbers of runs begin anew in every case. */
function placeOf(run: number, { step }: RunStep): StepPlace {
  return { caseId: useAnswered.getState().caseInfo?.id ?? '', run, step: step.id };
}

function draftKey({ caseId, run, step }: StepPlace): string {
  return `${caseId} ${run} ${step}`;
}

function saysTheSame(one: StepDraft, other: StepDraft): boolean {
  return one.note === other.note && one.evidence.join() === other.evidence.join();
}

function keptOf({ note, evidence }: RunStep): StepDraft {
  return { note, evidence };
}

/** Stays at a step, also when the verdict given to it makes another one the next. */
function stay(step: string): void {
  const { place } = useChosen.getState();
  if (place.screen === 'run') useChosen.setState({ place: { ...place, step } });
}

/** The change before: one is made after the other, so that none is lost and the last one stands. */
let before: Promise<unknown> = Promise.resolve();

function change(ask: () => Promise<PlaybookRun>): Promise<void> {
  const made = before.then(async () => {
    useRun.setState({ isBusy: true });
    try {
      useRun.setState({ run: await ask() });
    } finally {
      useRun.setState({ isBusy: false });
    }
    await refreshResponse();
  });
  before = made.catch(() => undefined);
  return made;
}
