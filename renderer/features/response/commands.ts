import type { Command } from '../../app/command.ts';
import { goTo } from '../../app/frame-commands.ts';
import { tell } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { choiceOf, useChosen, viewAtHand } from '../../state/chosen.ts';
import { show } from '../../state/on-screen.ts';
import { actingOf, useActing } from './acting-state.ts';
import { entityAtHand } from './entity-at-hand.ts';
import { planAboutEntity, planAboutRecord } from './plan-about.ts';

const hasCase = () => useAnswered.getState().caseInfo !== null;

function recordAtHand(): number | null {
  const view = viewAtHand();
  return view === null ? null : choiceOf(view).record;
}

/** Commands of the response plan. */
export const responseCommands: readonly Command[] = [
  {
    id: 'plan.add',
    title: 'Add an action to the response plan',
    group: 'Response',
    keys: [],
    canRun: hasCase,
    run: () => show({ kind: 'plan-action', about: null }),
  },
  {
    id: 'plan.record',
    title: 'Plan an action about this record',
    group: 'Response',
    keys: ['P'],
    canRun: () => recordAtHand() !== null,
    run: async () => {
      const id = recordAtHand();
      if (id === null) return;
      const about = planAboutRecord(await engine().call('record.get', { id }));
      if (about === null) tell('This record names nothing that an action could be planned about.');
      else show({ kind: 'plan-action', about });
    },
  },
  {
    id: 'plan.carry-out',
    title: 'Carry out the response plan in a tenant',
    group: 'Response',
    keys: [],
    canRun: hasCase,
    run: () => {
      actingOf(useAnswered.getState().caseInfo?.id ?? null);
      useActing.setState({ isOpen: true });
      goTo({ screen: 'plan' });
    },
  },
  {
    id: 'plan.entity',
    title: 'Plan an action about what this page is about',
    group: 'Response',
    keys: [],
    canRun: () => {
      const entity = entityAtHand();
      return entity !== null && planAboutEntity(entity.type, entity.value) !== null;
    },
    run: () => {
      const entity = entityAtHand();
      const about = entity === null ? null : planAboutEntity(entity.type, entity.value);
      if (about !== null) show({ kind: 'plan-action', about });
    },
  },
  {
    id: 'radius.open',
    title: 'Blast radius of this account or address',
    group: 'Response',
    keys: [],
    canRun: () => {
      const type = entityAtHand()?.type;
      return type === 'actor' || type === 'address';
    },
    run: () => {
      const entity = entityAtHand();
      if (entity?.type !== 'actor' && entity?.type !== 'address') return;
      const { type, value } = entity;
      useChosen.setState({
        place: { screen: 'radius', type: type as 'actor', value, from: null, to: null },
      });
    },
  },
];
