import { UnstyledButton } from '@mantine/core';
import {
  type Comparison,
  isParseError,
  type Query,
  someCondition,
} from '../../shared/query/index.ts';
import { counted } from '../components/numbers.ts';
import { useAnswered } from '../state/answered.ts';
import { filterOut } from '../state/query-edits.ts';
import { useReading } from '../state/reading.ts';
import { kindOf, type ViewKey } from '../state/view.ts';
import styles from './status-bar.module.css';

const isSuperseded: Comparison = {
  kind: 'compare',
  field: { kind: 'field', name: 'superseded' },
  operator: 'is',
  operand: { kind: 'text', text: 'true', exact: false },
};

/**
 * Says beside the count that some of a view's records are earlier states of others, and leaves them out: nothing where there
 * are none, or where the query says itself what is to become of them.
 */
export function EarlierStates({ view }: { view: ViewKey }) {
  const superseded = useAnswered(({ caseInfo }) => {
    const kinds = caseInfo?.kinds ?? [];
    const shown = kindOf(view) === null ? kinds : kinds.filter(({ kind }) => kind === view);
    return shown.reduce((sum, each) => sum + each.superseded, 0);
  });
  const reading = useReading(view);
  const isAsked = !isParseError(reading) && asksForStates(reading.query);
  if (superseded === 0 || isAsked) return null;
  return (
    <UnstyledButton
      className={styles.button}
      title="Jobs, sessions and the like that were exported more than once stand here with each state. Show only the latest that is known."
      onClick={() => filterOut(view, isSuperseded)}
    >
      with {counted(superseded, 'earlier state')}: show the latest only
    </UnstyledButton>
  );
}

function asksForStates(query: Query): boolean {
  return someCondition(
    query,
    (condition) =>
      condition.kind === 'compare' &&
      condition.field.kind === 'field' &&
      condition.field.name === 'superseded',
  );
}
