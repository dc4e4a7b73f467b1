import { useEffect } from 'react';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { useAnswered } from '../../state/answered.ts';
import { actingOf, refreshRuns } from './acting-state.ts';

/** Asks for the executions of the open case whenever a screen shows them. */
export function useCaseRuns(): void {
  const caseId = useAnswered(({ caseInfo }) => caseInfo?.id ?? null);
  useEffect(() => {
    actingOf(caseId);
    if (caseId !== null) void toldWhenItFails(refreshRuns);
  }, [caseId]);
}
