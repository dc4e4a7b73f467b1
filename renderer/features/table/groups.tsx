import { Button, Group, Text } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Groups as GroupsAnswer } from '../../../shared/case.ts';
import { showHidden } from '../../../shared/hidden-characters.ts';
import type { Query, Question } from '../../../shared/query/index.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count, counted } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { chooseInView, useChosen } from '../../state/chosen.ts';
import { hasValue, lacks } from '../../state/conditions.ts';
import { filterIn } from '../../state/query-edits.ts';
import { fieldNamed } from '../../state/sort-keys.ts';
import type { ViewKey } from '../../state/view.ts';
import { useZone } from '../../state/zone.ts';
import { ungroup } from './column-changes.ts';
import { tableColumns } from './columns.ts';
import styles from './record-table.module.css';

/** Groups of a level that are listed. */
const listed = 500;

/** The records of a view by the values of a column, level by level; a group opens as the table of its records. */
export function Groups({ view }: { view: ViewKey }) {
  const groupBy = useChosen(({ views }) => views[view].groupBy);
  const columns = useChosen(({ views }) => views[view].columns);
  const explanation = useAnswered(({ views }) => views[view].explanation);
  const labels = groupBy.map(
    (name) => tableColumns(view, columns).find((column) => column.name === name)?.label ?? name,
  );
  if (explanation === null || !explanation.ok) return null;
  return (
    <section
      className={styles.groups}
      aria-label={showHidden(`Groups by ${labels.join(', then ')}`)}
    >
      <Group gap="sm" mb="xs">
        <Text size="sm">
          By <b>{labels.join(', then ')}</b>
        </Text>
        <Button size="compact-xs" variant="default" onClick={() => ungroup(view)}>
          Ungroup
        </Button>
      </Group>
      <Level view={view} question={explanation.question} names={groupBy} under={[]} />
    </section>
  );
}

function Level({
  view,
  question,
  names,
  under,
}: {
  view: ViewKey;
  question: Question;
  names: readonly string[];
  /** Conditions of the groups around this one. */
  under: readonly Query[];
}) {
  const [name = ''] = names;
  const { answer, trouble } = useGroups(view, question, name, under);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const field = fieldNamed(name, view);
  if (trouble !== null) return <Trouble message={trouble} />;
  if (answer === null || field === null) return <Text size="sm">Counting…</Text>;
  const lines = [
    ...answer.groups.map((group) => ({ ...group, condition: hasValue(field, group.value) })),
    ...(answer.missing === 0
      ? []
      : [{ value: '', count: answer.missing, first: null, last: null, condition: lacks(field) }]),
  ];
  const toggle = (key: string) => {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  };
  return (
    <div style={{ paddingInlineStart: under.length === 0 ? 0 : 22 }}>
      {lines.map(({ value, count: number, first, last, condition }) => {
        const key = JSON.stringify(condition);
        const isOpen = open.has(key);
        return (
          <div key={key}>
            <div className={styles.group}>
              {names.length > 1 ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-expanded={isOpen}
                  aria-label={showHidden(`Groups within ${value === '' ? 'none' : value}`)}
                  onClick={() => toggle(key)}
                >
                  {isOpen ? (
                    <ChevronDown size={14} aria-hidden />
                  ) : (
                    <ChevronRight size={14} aria-hidden />
                  )}
                </Button>
              ) : null}
              <span className={styles.groupValue}>
                {value === '' ? <i>none</i> : <LogText text={String(value)} />}
              </span>
              <span>{counted(number, 'record')}</span>
              <Text span size="xs" c="dimmed">
                {first === null ? '' : <Moment iso={first} />}
                {last === null ? '' : ' to '}
                {last === null ? '' : <Moment iso={last} />}
              </Text>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={showHidden(`Records of ${value === '' ? 'none' : value}`)}
                onClick={() => openGroup(view, [...under, condition])}
              >
                Records
              </Button>
            </div>
            {isOpen ? (
              <Level
                view={view}
                question={question}
                names={names.slice(1)}
                under={[...under, condition]}
              />
            ) : null}
          </div>
        );
      })}
      {answer.distinct > answer.groups.length ? (
        <Text size="xs">
          The {count(answer.groups.length)} largest of {count(answer.distinct)} groups are listed.
        </Text>
      ) : null}
    </div>
  );
}

/** Shows the records of a group: its conditions join the query; Back comes back to the groups. */
function openGroup(view: ViewKey, conditions: readonly Query[]): void {
  const [first, ...more] = conditions;
  if (first === undefined) return;
  chooseInView(view, { groupBy: [] });
  filterIn(view, more.length === 0 ? first : { kind: 'and', of: [first, ...more] });
}

function useGroups(view: ViewKey, question: Question, name: string, under: readonly Query[]) {
  const zone = useZone();
  const [answer, setAnswer] = useState<GroupsAnswer | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const narrowed = JSON.stringify([question, name, under]);
  useEffect(() => {
    let isLate = false;
    askGroups(view, narrowed, zone).then(
      (found) => {
        if (!isLate) setAnswer(found);
      },
      (error: unknown) => {
        if (!isLate) setTrouble(wordsOf(error));
      },
    );
    return () => {
      isLate = true;
    };
  }, [view, narrowed, zone]);
  return { answer, trouble };
}

async function askGroups(view: ViewKey, narrowed: string, zone: string): Promise<GroupsAnswer> {
  const [{ kind, where }, name, under] = JSON.parse(narrowed) as [Question, string, Query[]];
  const field = fieldNamed(name, view);
  if (field === null) return { groups: [], missing: 0, distinct: 0, records: 0 };
  const conditions = [...(where.kind === 'all' ? [] : [where]), ...under];
  const [only = where] = conditions;
  const { result } = await engine().call('result.open', {
    question: { kind, where: conditions.length > 1 ? { kind: 'and', of: conditions } : only },
    zone,
    rows: 0,
  });
  try {
    return await engine().call('result.groups', { result, field, top: listed });
  } finally {
    await engine().call('result.close', { result });
  }
}
