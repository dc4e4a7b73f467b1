import { useEffect } from 'react';
import type { ResponsePlan } from '../../../shared/response-plan.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { useAnswered } from '../../state/answered.ts';
import { refreshPlan, usePlan } from './plan-state.ts';

/** The plan of the open case; null until it was answered. Asked again whenever a screen shows it. */
export function useCasePlan(): ResponsePlan | null {
  const caseId = useAnswered(({ caseInfo }) => caseInfo?.id ?? null);
  const held = usePlan();
  useEffect(() => {
    if (caseId !== null) void toldWhenItFails(() => refreshPlan(caseId));
  }, [caseId]);
  return held.caseId === caseId ? held.plan : null;
}
