import { ActionIcon, Anchor, Button, Group, Text } from '@mantine/core';
import { ArrowDown, ArrowUp, Pencil, Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { actionWords, idsOfAction } from '../../../shared/plan-words.ts';
import type { PlannedAction } from '../../../shared/response-plan.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { EntityLink } from '../../components/entity-link.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { counted } from '../../components/numbers.ts';
import { useChosen } from '../../state/chosen.ts';
import { useActing } from './acting-state.ts';
import { actionWord } from './acting-words.ts';
import { EditActionDialog } from './edit-action-dialog.tsx';
import { moveInPlan } from './plan-state.ts';
import { removeAndTell } from './remove-and-tell.tsx';
import styles from './response.module.css';
import { StateWord } from './state-word.tsx';
import { TargetIds } from './target-ids.tsx';

/** One action of the plan. */
export function ActionCard({ action, isLast }: { action: PlannedAction; isLast: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  const [isEdited, setIsEdited] = useState(false);
  const { id, kind, target, why, note, position, missing } = action;
  const { title } = actionWords[kind];
  const number = idsOfAction(kind, target).length;
  const words = showHidden(`${title}: ${target.value}`);
  return (
    <>
      <span className={styles.position}>{position}</span>
      <div className={styles.body}>
        <h2 className={styles.title}>
          {title}: <TargetName action={action} />
        </h2>
        {why.trim() === '' ? null : (
          <p className={styles.words}>
            <LogText text={why} />
          </p>
        )}
        {note.trim() === '' ? null : (
          <p className={styles.words}>
            <Text span c="dimmed" size="sm">
              Note:{' '}
            </Text>
            <LogText text={note} />
          </p>
        )}
        {missing.map((each) => (
          <p key={each} className={styles.missing}>
            <TriangleAlert size={14} aria-hidden /> {each}
          </p>
        ))}
        <ActionState action={id} />
        <Group gap="xs" mt={4}>
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            {counted(number, 'id')}
            {target.settled.length === 0 ? '' : `, ${target.settled.length} over already`}
          </Button>
          <Text size="xs" c="dimmed">
            <Origin action={action} />
          </Text>
        </Group>
        {isOpen ? <TargetIds kind={kind} target={target} /> : null}
      </div>
      <div className={styles.tools}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Move up ${words}`}
          disabled={position === 1}
          onClick={() => void toldWhenItFails(() => moveInPlan(id, -1))}
        >
          <ArrowUp size={15} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Move down ${words}`}
          disabled={isLast}
          onClick={() => void toldWhenItFails(() => moveInPlan(id, 1))}
        >
          <ArrowDown size={15} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Edit ${words}`}
          onClick={() => setIsEdited(true)}
        >
          <Pencil size={15} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove ${words}`}
          onClick={() => void toldWhenItFails(() => removeAndTell(action))}
        >
          <Trash2 size={15} aria-hidden />
        </ActionIcon>
      </div>
      {isEdited ? <EditActionDialog action={action} close={() => setIsEdited(false)} /> : null}
    </>
  );
}

/** What the latest execution made of it. */
function ActionState({ action }: { action: number }) {
  const runs = useActing((acting) => acting.runs);
  const of = actionWord(runs ?? [], action);
  if (of === null) return null;
  return (
    <p className={styles.words}>
      <StateWord of={of} />{' '}
      <Text span size="xs" c="dimmed">
        by execution {of.run}
      </Text>
    </p>
  );
}

/** The target, leading to its page where it has one. */
function TargetName({ action: { target } }: { action: PlannedAction }) {
  const { type, value, name, system } = target;
  const page = { user: 'actor', session: 'session', grant: 'grant', job: 'job', change: 'target' }[
    type as 'user'
  ] as 'actor' | undefined;
  return (
    <>
      {page === undefined || system === null ? (
        <LogText text={value} />
      ) : (
        <EntityLink type={page} value={value} />
      )}
      {name === null ? null : (
        <Text span size="sm" c="dimmed">
          {' '}
          <LogText text={name} />
        </Text>
      )}
    </>
  );
}

function Origin({ action: { run, step, addedBy, added } }: { action: PlannedAction }) {
  return (
    <>
      {run === null ? (
        'by hand'
      ) : (
        <Anchor
          component="button"
          type="button"
          size="xs"
          onClick={() => useChosen.setState({ place: { screen: 'run', run, step } })}
        >
          from a playbook{step === null ? '' : `, step ${step}`}
        </Anchor>
      )}{' '}
      by <LogText text={addedBy} />, <Moment iso={added} />
    </>
  );
}
