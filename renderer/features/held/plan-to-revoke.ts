import type { HeldNowList } from '../../../shared/acting.ts';
import { bareTarget } from '../../../shared/plan-words.ts';
import { tell } from '../../app/trouble-notice.ts';
import { counted } from '../../components/numbers.ts';
import { engine } from '../../engine/connection.ts';
import { show } from '../../state/on-screen.ts';
import { addToPlan, type GivenAction } from '../response/plan-state.ts';

const kinds = ['revoke-sessions', 'revoke-grants'] as const;
const typeOf = { 'revoke-sessions': 'session', 'revoke-grants': 'grant' } as const;

/**
 * Puts the revocation of what an account holds into the response plan, what is in it already left out. Where the
 * evidence knows several accounts of that name, a person says which.
 */
export async function planToRevoke({ user, held, connection }: HeldNowList): Promise<void> {
  const { actions: planned } = await engine().call('plan.get', {});
  const wanted: GivenAction[] = [];
  for (const kind of kinds) {
    const type = typeOf[kind];
    const number = held.filter((each) => each.type === type && !each.isOver).length;
    if (number === 0) continue;
    const found = await engine().call('plan.resolve', { kind, value: user });
    if (found.length > 1) {
      show({ kind: 'plan-action', about: { kinds, value: user } });
      return;
    }
    const target = found[0] ?? bareTarget(kind, user);
    const isThere = planned.some(
      (each) => each.kind === kind && each.target.value === target.value,
    );
    const why = `${counted(number, type)} held in the tenant when it was asked over “${connection.name}”.`;
    if (!isThere) wanted.push({ kind, target, why });
  }
  if (wanted.length === 0) {
    tell('It is in the response plan already.');
    return;
  }
  await addToPlan(wanted);
  tell(`${counted(wanted.length, 'action')} added to the response plan.`);
}
