import { Text } from '@mantine/core';
import type { Groups, OneField } from '../../../shared/case.ts';
import type { StepAnswer } from '../../../shared/playbook.ts';
import type { Question } from '../../../shared/query/index.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count, counted } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { hasValue } from '../../state/conditions.ts';
import { openQuestion } from '../../state/query-edits.ts';
import { fieldNamed } from '../../state/sort-keys.ts';
import { useNewest } from '../../state/use-newest.ts';
import { viewOf } from '../../state/view.ts';
import styles from './run.module.css';

/** Groups that are listed. */
const listed = 200;

interface Divided {
  question: Question;
  field: OneField;
  groups: Groups;
}

/** How the records of an answer divide by a field: the question is asked again for it, and a difference is told. */
export function AnswerGroups({ answer, groupBy }: { answer: StepAnswer; groupBy: string }) {
  const read = useNewest(`${answer.query} ${answer.time} ${groupBy}`, () =>
    divide(answer, groupBy),
  );
  if (read.error !== null) return <Trouble message={read.error} again={read.again} />;
  if (read.value === null) return <p className={styles.dim}>Counting…</p>;
  const { question, field, groups } = read.value;
  const open = (value: string | number) =>
    openQuestion({
      kind: question.kind,
      where: { kind: 'and', of: [question.where, hasValue(field, value)] },
    });
  return (
    <section className={styles.groups} aria-label={`Groups by ${groupBy}`}>
      <Text size="xs" c="dimmed">
        {counted(groups.distinct, 'value')}
        {groups.missing > 0 ? `, ${counted(groups.missing, 'record')} without one` : ''}
        {groups.distinct > groups.groups.length ? `; the first ${count(listed)} are listed` : ''}.
        {groups.records === answer.count
          ? ''
          : ` Counted over the ${counted(groups.records, 'record')} that the question has now.`}
      </Text>
      <table className={styles.groupTable}>
        <thead>
          <tr>
            <th scope="col">{groupBy}</th>
            <th scope="col">Records</th>
            <th scope="col">First</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {groups.groups.map(({ value, count: number, first, last }) => (
            <tr key={`${typeof value} ${value}`}>
              <td>
                <button type="button" className={styles.link} onClick={() => open(value)}>
                  <LogText text={String(value).slice(0, 300)} />
                </button>
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

async function divide(answer: StepAnswer, groupBy: string): Promise<Divided> {
  const { query, kind, asOf, zone } = answer;
  const explanation = await engine().call('query.explain', {
    text: query,
    ...(kind === null ? {} : { kind }),
    asOf,
    zone,
  });
  if (!explanation.ok) throw new Error(explanation.error.message);
  const field = fieldNamed(groupBy, viewOf(kind));
  if (field === null) throw new Error(`There is no field “${groupBy}” to group by.`);
  const { question } = explanation;
  const { result } = await engine().call('result.open', {
    question,
    asOf,
    zone,
    view: 'run-groups',
    rows: 0,
  });
  const groups = await engine().call('result.groups', { result, field, top: listed });
  return { question, field, groups };
}
