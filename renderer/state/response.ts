import type { RunSummary } from '../../shared/playbook.ts';
import type { ResponseState } from './answered.ts';

/** How many findings wait for a decision. */
export function openFindings(response: ResponseState | null): number {
  if (response === null) return 0;
  return response.findings
    .filter(({ state }) => state === 'open')
    .reduce((sum, { count }) => sum + count, 0);
}

/** Whether a run of a playbook goes on or waits to. */
export function isUnfinished({ state }: Pick<RunSummary, 'state'>): boolean {
  return state === 'running' || state === 'paused';
}
