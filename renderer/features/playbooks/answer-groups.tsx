import { Text } from '@mantine/core';
import type { AnswerGroups as Groups, StepAnswer } from '../../../shared/playbook.ts';
import { print } from '../../../shared/query/index.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count, counted } from '../../components/numbers.ts';
import { hasValue } from '../../state/conditions.ts';
import { openText } from '../../state/query-edits.ts';
import { fieldNamed } from '../../state/sort-keys.ts';
import { viewOf } from '../../state/view.ts';
import styles from './run.module.css';

/** How the records of an answer divide by a field, frozen with it; a group opens as a question of its own. */
export function AnswerGroups({ answer, groups }: { answer: StepAnswer; groups: Groups }) {
  const { field, missing, distinct, top } = groups;
  return (
    <section className={styles.groups} aria-label={`Groups by ${field}`}>
      <Text size="xs" c="dimmed">
        {counted(distinct, 'value')}
        {missing > 0 ? `, ${counted(missing, 'record')} without one` : ''}
        {distinct > top.length ? `; the ${count(top.length)} most frequent are listed` : ''}.
      </Text>
      <table className={styles.groupTable}>
        <thead>
          <tr>
            <th scope="col">{field}</th>
            <th scope="col">Records</th>
            <th scope="col">First</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {top.map(({ value, count: number, first, last }) => (
            <tr key={`${typeof value} ${value}`}>
              <td>
                <LinkButton onClick={() => openText(groupText(answer, field, value), answer.kind)}>
                  <LogText text={String(value).slice(0, 300)} />
                </LinkButton>
              </td>
              <td>{count(number)}</td>
              <td>
                <Moment iso={first} />
              </td>
              <td>
                <Moment iso={last} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The question of an answer, for one value of a field; the whole question where there is no such field. */
function groupText({ query, kind }: StepAnswer, name: string, value: string | number): string {
  const field = fieldNamed(name, viewOf(kind));
  return field === null ? query : `(${query}) and ${print(hasValue(field, value), kind)}`;
}
