import { Button, Progress } from '@mantine/core';
import { goTo } from '../../app/frame-commands.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { count, size } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { useAnswered } from '../../state/answered.ts';
import { ask, stopSearch } from '../../state/ask.ts';
import { useChosen } from '../../state/chosen.ts';
import { clearQuery, parkCondition } from '../../state/query-edits.ts';
import { useChips } from '../../state/reading.ts';
import { kindOf, titleOf, type ViewKey } from '../../state/view.ts';
import styles from './record-table.module.css';

/** What there is to say above the rows, or in their place: a search that goes on, nothing found, trouble. */
export function TableState({ view }: { view: ViewKey }) {
  const { total, asking, error, search, explanation } = useAnswered(({ views }) => views[view]);
  if (error !== null) {
    return (
      <div className={styles.over}>
        <Trouble message={error.message} again={() => void ask(view)} />
      </div>
    );
  }
  if (search !== null) {
    const { done, total: all } = search.progress;
    return (
      <div className={styles.searching} role="status">
        Searching the original text: {size(done)}
        {all === null ? '' : ` of ${size(all)}`}, {count(search.found)} found. Rows stand as they
        were found.
        <Progress
          value={all === null || all === 0 ? 100 : (done / all) * 100}
          w={140}
          aria-label="How much has been searched"
        />
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => void toldWhenItFails(() => stopSearch(view))}
        >
          Stop
        </Button>
      </div>
    );
  }
  if (total === null && explanation === null) return null;
  if (total !== 0 || asking) return null;
  return (
    <div className={styles.over}>
      <NothingFound view={view} />
    </div>
  );
}

function NothingFound({ view }: { view: ViewKey }) {
  const text = useChosen(({ views }) => views[view].text);
  const chips = useChips(view);
  const all = useAnswered(({ caseInfo }) =>
    kindOf(view) === null
      ? (caseInfo?.records ?? 0)
      : (caseInfo?.kinds.find(({ kind }) => kind === view)?.count ?? 0),
  );
  if (text === '' || all === 0) {
    return (
      <EmptyState
        title={`No ${titleOf(view).toLowerCase()} in this case`}
        actions={<Button onClick={() => goTo({ screen: 'import' })}>Import archives</Button>}
      >
        Import an export that holds some. What is in the case already is on the overview.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No record matches"
      actions={
        <>
          {chips.map((chip, at) => (
            <Button
              key={chip.text}
              size="compact-sm"
              variant="default"
              onClick={() => parkCondition(view, at)}
            >
              Switch off: {chip.sentence}
            </Button>
          ))}
          <Button size="compact-sm" onClick={() => clearQuery(view)}>
            Clear the query
          </Button>
        </>
      }
    >
      {count(all)} records are here, none of which meets all conditions. Switch one off:
    </EmptyState>
  );
}
