import { Button, Checkbox, Text } from '@mantine/core';
import { useEffect } from 'react';
import { actionWords, idsOfAction } from '../../../shared/plan-words.ts';
import type { PlaybookRun, RunStep } from '../../../shared/playbook.ts';
import { goTo } from '../../app/frame-commands.ts';
import { tellTrouble, toldWhenItFails } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { count, counted } from '../../components/numbers.ts';
import { addProposed, readProposed, toggleWanted, useProposed, wantedActions } from './proposed.ts';
import styles from './run.module.css';
import { useRun } from './run-state.ts';

/** What a step proposes by its verdict, with its targets; what is wanted is added to the response plan. */
export function StepActions({ run, at }: { run: PlaybookRun; at: RunStep }) {
  const proposed = useProposed((state) => state.proposed);
  const planned = useRun((state) => state.planned);
  const { step, verdict, answer } = at;
  const isAsked = verdict !== null && step.actions.some(({ when }) => when.includes(verdict));
  const key = `${run.id} ${step.id} ${verdict} ${answer?.time} ${at.judged} ${planned}`;
  useEffect(() => {
    if (isAsked && key !== '') readProposed(run.id, step.id).catch(tellTrouble);
    else useProposed.setState({ proposed: null });
  }, [isAsked, key, run.id, step.id]);
  if (!isAsked) return null;
  const isIts = proposed !== null && proposed.run === run.id && proposed.step === step.id;
  const wanted = isIts ? wantedActions(proposed) : [];
  return (
    <section aria-label="Proposed actions">
      <h3>Proposed for the response plan</h3>
      {!isIts ? (
        <Text size="sm" c="dimmed">
          Reading the targets from the evidence…
        </Text>
      ) : proposed.actions.length === 0 ? (
        <Text size="sm" c="dimmed">
          The records of the answer name no target for it.
        </Text>
      ) : (
        <ul className={styles.actions}>
          {proposed.actions.map(({ kind, target, why, planned: isPlanned }, number) => (
            <li key={`${kind} ${target.type} ${target.value}`}>
              <Checkbox
                size="xs"
                disabled={isPlanned}
                checked={isPlanned || !proposed.left.has(number)}
                onChange={() => toggleWanted(number)}
                label={
                  <>
                    {actionWords[kind].title}: <LogText text={target.name ?? target.value} />
                    {idsOfAction(kind, target).length === 0
                      ? ''
                      : ` (${counted(idsOfAction(kind, target).length, 'id')})`}
                    {isPlanned ? ', in the plan' : ''}
                  </>
                }
                description={<LogText text={why} />}
              />
            </li>
          ))}
        </ul>
      )}
      {wanted.length === 0 ? null : (
        <Button size="compact-sm" title="Key P" onClick={() => void toldWhenItFails(addProposed)}>
          Add {count(wanted.length)} to the plan
        </Button>
      )}{' '}
      <Button size="compact-sm" variant="subtle" onClick={() => goTo({ screen: 'plan' })}>
        The plan
      </Button>
    </section>
  );
}
