import * as z from 'zod/mini';
import { keepInTab } from '../../state/keep-in-tab.ts';
import { keepStepDraft, useRun } from './run-state.ts';

const number = z.int().check(z.nonnegative());

const written = { note: z.string(), evidence: z.array(number) };

const draft = z.object({
  caseId: z.string(),
  run: number,
  step: z.string(),
  ...written,
  before: z.object(written),
});

/** Keeps what is written about steps of playbooks over a reload and a crash of the page. */
export function keepStepDrafts(
  storage: Parameters<typeof keepInTab>[0],
  trouble: (error: unknown) => void,
): () => void {
  const drafts = {
    name: 'trailcase-step-drafts',
    schema: draft,
    all: () => Object.values(useRun.getState().drafts),
    takeUp: keepStepDraft,
    subscribe: useRun.subscribe,
  };
  return keepInTab(storage, drafts, trouble);
}
