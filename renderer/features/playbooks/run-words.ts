import type { PlaybookRun, RunState, RunStep, Verdict } from '../../../shared/playbook.ts';

/** What a verdict is called on its button. */
export const verdictWords: Record<Verdict, string> = {
  normal: 'Normal',
  suspicious: 'Suspicious',
  malicious: 'Malicious',
  inconclusive: 'Inconclusive',
  skipped: 'Skipped',
};

/** What the state of a run is called. */
export const stateWords: Record<RunState, string> = {
  running: 'in progress',
  paused: 'paused',
  finished: 'finished',
  abandoned: 'abandoned',
};

const categories: Readonly<Record<string, string>> = {
  incident: 'Incidents',
  question: 'Questions',
  review: 'Reviews',
};

const order = Object.keys(categories);

/** Orders categories: ours first, as they are needed; others behind them. */
export function compareCategories(one: string, other: string): number {
  const place = (each: string) => (order.includes(each) ? order.indexOf(each) : order.length);
  return place(one) - place(other);
}

/** What a category of playbooks is called; one that somebody made up by its own name. */
export function categoryWords(category: string): string {
  return categories[category] ?? category;
}

/** The step that is looked at: the one that was chosen, else the next one, else the last one. */
export function stepAtHand({ all, next }: PlaybookRun, chosen: string | null): RunStep | null {
  const found =
    all.find(({ step }) => step.id === chosen) ?? all.find(({ step }) => step.id === next);
  return found ?? all.at(-1) ?? null;
}

/** The step that one goes to from another: where its verdict leads, else the one below it; null at the end. */
export function stepAfter(run: PlaybookRun, { step, verdict }: RunStep): string | null {
  const led = verdict === null ? undefined : step.branches[verdict];
  if (led === 'end') return null;
  if (led !== undefined && run.all.some((each) => each.step.id === led)) return led;
  const at = run.all.findIndex((each) => each.step.id === step.id);
  return run.all[at + 1]?.step.id ?? null;
}
