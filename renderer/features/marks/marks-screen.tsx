import { Button } from '@mantine/core';
import { EmptyState } from '../../components/empty-state.tsx';
import { LogText } from '../../components/log-text.tsx';
import { count, counted } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { useAnswered } from '../../state/answered.ts';
import { openQuestion } from '../../state/query-edits.ts';
import { useNewest } from '../../state/use-newest.ts';
import { listMarked, mostListed } from './list-marked.ts';
import {
  markedQuestion,
  notedQuestion,
  starredQuestion,
  taggedQuestion,
} from './marked-question.ts';
import { MarkedTable } from './marked-table.tsx';
import styles from './marks.module.css';

/** Everything that people marked in this case: by star, tag and note, with a way to the table of each. */
export function MarksScreen() {
  const marks = useAnswered((answered) => answered.marks);
  const version = useAnswered(({ views }) => views.timeline.version);
  const read = useNewest(`${version}`, listMarked);
  if (marks === null) return null;
  if (marks.records === 0) {
    return (
      <EmptyState title="Nothing is marked yet">
        In any table, <kbd>m</kbd> stars a record, <kbd>l</kbd> gives it tags, and Notes beside the
        table takes your words. Marks are kept in the case and written into its custody log.
      </EmptyState>
    );
  }
  const ways = [
    { name: 'All marked', number: marks.records, question: markedQuestion },
    { name: 'Starred', number: marks.starred, question: starredQuestion },
    { name: 'With a note', number: marks.noted, question: notedQuestion },
  ];
  return (
    <main className={styles.screen} aria-label="Marked records">
      <h1 className={styles.title}>Marked records</h1>
      <section aria-label="By mark" className={styles.ways}>
        {ways.map(({ name, number, question }) => (
          <Way key={name} number={number} open={() => openQuestion(question)}>
            {name}
          </Way>
        ))}
        {marks.tags.map(({ tag, count: number }) => (
          <Way key={`tag ${tag}`} number={number} open={() => openQuestion(taggedQuestion(tag))}>
            <span className={styles.tag}>
              <LogText text={tag} />
            </span>
          </Way>
        ))}
      </section>
      {read.error === null ? null : <Trouble message={read.error} again={read.again} />}
      {read.value === null ? (
        <p className={styles.dim}>Reading the marked records…</p>
      ) : (
        <section aria-label="List of marked records">
          <div className={styles.listHead}>
            <h2>
              {marks.records > mostListed
                ? `The newest ${count(mostListed)} of ${counted(marks.records, 'record')}`
                : counted(marks.records, 'record')}
            </h2>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => openQuestion(markedQuestion)}
            >
              Open in the timeline
            </Button>
          </div>
          <MarkedTable records={read.value} />
        </section>
      )}
    </main>
  );
}

function Way({
  number,
  open,
  children,
}: {
  number: number;
  open: () => void;
  children: React.ReactNode;
}) {
  return (
    <button type="button" className={styles.way} disabled={number === 0} onClick={open}>
      <span>{children}</span>
      <strong>{count(number)}</strong>
    </button>
  );
}
