import { Button, Group, Text, Title } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { actionWords } from '../../../shared/plan-words.ts';
import type { PlannedAction } from '../../../shared/response-plan.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { counted } from '../../components/numbers.ts';
import { show } from '../../state/on-screen.ts';
import { useActing } from './acting-state.ts';
import { ActionCard } from './action-card.tsx';
import { CarryOutPart } from './carry-out-part.tsx';
import { EarlierRuns } from './earlier-runs.tsx';
import { ExportPlanDialog } from './export-plan-dialog.tsx';
import { moveInPlan } from './plan-state.ts';
import styles from './response.module.css';
import { useCasePlan } from './use-case-plan.ts';
import { useCaseRuns } from './use-case-runs.ts';

/** What is to be done in the tenants, in order. */
export function PlanScreen() {
  const plan = useCasePlan();
  useCaseRuns();
  const isCarriedOut = useActing(({ isOpen }) => isOpen);
  const [isWritten, setIsWritten] = useState(false);
  const add = (
    <Button size="compact-sm" onClick={() => show({ kind: 'plan-action', about: null })}>
      Add action
    </Button>
  );
  if (plan === null) {
    return (
      <main className={styles.screen} aria-label="Response plan">
        <Text role="status" c="dimmed">
          Reading the plan…
        </Text>
      </main>
    );
  }
  if (plan.actions.length === 0) {
    return (
      <main className={styles.screen} aria-label="Response plan">
        <EmptyState title="Nothing is planned" actions={add}>
          Steps of a playbook propose actions; “Plan…” on a record or on the page of a person, a
          session or a job adds one. They stand here in the order in which they are to be done.
        </EmptyState>
        <EarlierRuns plan={[]} />
      </main>
    );
  }
  const ready = plan.actions.filter(({ missing }) => missing.length === 0).length;
  return (
    <main className={styles.screen} aria-label="Response plan">
      <Group justify="space-between" mb={4}>
        <Title order={1} size="h3">
          Response plan
        </Title>
        <Group gap="xs">
          {add}
          <Button size="compact-sm" variant="default" onClick={() => setIsWritten(true)}>
            Write…
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={isCarriedOut}
            onClick={() => useActing.setState({ isOpen: !isCarriedOut })}
          >
            Carry out…
          </Button>
        </Group>
      </Group>
      <Text size="sm" c="dimmed" mb="sm">
        {counted(plan.actions.length, 'action')}
        {ready === plan.actions.length
          ? '; everything that is needed is known. '
          : `, ${ready} with everything known that they need. `}
        Nothing of it is done in a tenant before you carry it out. <kbd>Alt ↑</kbd> and{' '}
        <kbd>Alt ↓</kbd> move the action at hand.
      </Text>
      {isCarriedOut ? <CarryOutPart plan={plan.actions} /> : null}
      <ActionList actions={plan.actions} />
      <EarlierRuns plan={plan.actions} />
      {isWritten ? <ExportPlanDialog close={() => setIsWritten(false)} /> : null}
    </main>
  );
}

function ActionList({ actions }: { actions: readonly PlannedAction[] }) {
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<number | null>(null);
  const order = actions.map(({ id }) => id).join(' ');
  // A row that is moved in the page loses the focus.
  useEffect(() => {
    if (moved.current === null || order === '') return;
    list.current?.querySelector<HTMLElement>(`[data-action="${moved.current}"]`)?.focus();
    moved.current = null;
  }, [order]);
  const move = (event: KeyboardEvent, { id }: PlannedAction) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    moved.current = id;
    const by = event.key === 'ArrowUp' ? -1 : 1;
    void toldWhenItFails(() => moveInPlan(id, by));
  };
  return (
    <ol className={styles.list} ref={list}>
      {actions.map((action) => (
        <li
          key={action.id}
          className={styles.action}
          data-action={action.id}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an action is moved by keys while it has the focus
          tabIndex={0}
          aria-label={showHidden(
            `${action.position}. ${actionWords[action.kind].title}: ${action.target.value}`,
          )}
          onKeyDown={(event) => move(event, action)}
        >
          <ActionCard action={action} isLast={action.position === actions.length} />
        </li>
      ))}
    </ol>
  );
}
