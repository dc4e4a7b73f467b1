import { Checkbox, Stack, Text } from '@mantine/core';
import { idsOfAction, missingFor } from '../../../shared/plan-words.ts';
import type { ActionKind, ActionTarget, ResponsePlan } from '../../../shared/response-plan.ts';
import { LogText } from '../../components/log-text.tsx';
import { counted } from '../../components/numbers.ts';
import styles from './response.module.css';

/** What the evidence knows of a target that was written: one or several to choose from. */
export function TargetChoice({
  kind,
  targets,
  chosen,
  onChosen,
  plan,
}: {
  kind: ActionKind;
  targets: readonly ActionTarget[];
  /** Positions in `targets`. */
  chosen: readonly number[];
  onChosen: (chosen: readonly number[]) => void;
  plan: ResponsePlan | null;
}) {
  return (
    <Checkbox.Group
      label="What the evidence knows"
      value={chosen.map(String)}
      onChange={(values) => onChosen(values.map(Number))}
    >
      <Stack gap="xs" mt={4} className={styles.targets}>
        {targets.map((target, at) => (
          <Checkbox
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
            key={at}
            value={String(at)}
            label={<TargetWords target={target} />}
            description={<Known kind={kind} target={target} isPlanned={isIn(plan, kind, target)} />}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function TargetWords({
  target: { value, name, system, record, change },
}: {
  target: ActionTarget;
}) {
  return (
    <span className={styles.targetWords}>
      <LogText text={value} />
      <Text span size="sm" c="dimmed">
        {name === null ? null : (
          <>
            {' '}
            <LogText text={name} />
          </>
        )}
        {system === null ? null : ` in ${system}`}
        {change === null || record === null ? null : `, record ${record}`}
      </Text>
    </span>
  );
}

function Known({
  kind,
  target,
  isPlanned,
}: {
  kind: ActionKind;
  target: ActionTarget;
  isPlanned: boolean;
}) {
  const ids = idsOfAction(kind, target);
  const { settled, change } = target;
  return (
    <>
      {isPlanned ? 'It is in the plan already. ' : ''}
      {counted(ids.length, 'id')}
      {ids.length === 0 ? '' : ': '}
      <LogText
        text={ids
          .slice(0, 3)
          .map(({ id }) => id)
          .join(', ')}
      />
      {ids.length > 3 ? ', …' : ''}
      {settled.length === 0 ? '' : `; ${settled.length} over already`}
      {change === null || change.pathsTotal === 0 ? '' : `; ${counted(change.pathsTotal, 'path')}`}
      {missingFor(kind, target).map((each) => (
        <span key={each} className={styles.missing}>
          {each}
        </span>
      ))}
    </>
  );
}

/** The same action on the same target. */
function isIn(plan: ResponsePlan | null, kind: ActionKind, target: ActionTarget): boolean {
  return (plan?.actions ?? []).some(
    (action) =>
      action.kind === kind &&
      action.target.value === target.value &&
      action.target.system === target.system &&
      (kind !== 'revert-change' || action.target.record === target.record),
  );
}
