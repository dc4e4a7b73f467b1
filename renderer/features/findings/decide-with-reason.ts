import type { TriageState } from '../../../shared/detection.ts';
import { tell } from '../../app/trouble-notice.ts';
import { counted } from '../../components/numbers.ts';
import { decide, findingsToDecide, useFindings } from './findings-state.ts';

const done: Record<TriageState, string> = {
  open: 'opened again',
  confirmed: 'confirmed',
  dismissed: 'dismissed',
};

/** Opens the question for a reason; what is decided is the selection, else the finding that is looked at. */
export function askReason(state: TriageState): void {
  const findings = findingsToDecide();
  if (findings.length > 0) useFindings.setState({ deciding: { state, findings } });
}

/** Confirms at once: that needs no reason. */
export async function confirmNow(): Promise<void> {
  const findings = findingsToDecide();
  if (findings.length > 0) await decideAndTell(findings, 'confirmed', '');
}

/** Decides and says so. */
export async function decideAndTell(
  findings: readonly number[],
  state: TriageState,
  reason: string,
): Promise<void> {
  const changed = await decide(findings, state, reason);
  tell(`${counted(changed, 'finding')} ${done[state]}.`);
}
