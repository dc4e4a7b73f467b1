import { Button, Group } from '@mantine/core';
import { useMemo } from 'react';
import { goTo } from '../../app/frame-commands.ts';
import { type Pane, Panes } from '../../app/panes.tsx';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { useAnswered } from '../../state/answered.ts';
import { useNewest } from '../../state/use-newest.ts';
import { DetectionReceiptView } from './detection-receipt.tsx';
import { FilterBar } from './filter-bar.tsx';
import { everyFinding, shownFindings } from './finding-order.ts';
import { FindingPanel } from './finding-panel.tsx';
import styles from './findings.module.css';
import { readFindings, useFindings } from './findings-state.ts';
import { FindingsTable } from './findings-table.tsx';
import { goingRun } from './latest-run.ts';
import { RunBar, RunProgress } from './run-bar.tsx';
import { runRules } from './run-rules.ts';
import { ScreenTabs } from './screen-tabs.tsx';
import { TriageDialog } from './triage-dialog.tsx';

/**
 * What the rules found: a list, and beside it the finding that is looked at, else what the last run did.
 * @param finding the one that is looked at; null where none is
 */
export function FindingsScreen({ finding }: { finding: number | null }) {
  const id = useAnswered(({ caseInfo }) => caseInfo?.id ?? '');
  const version = useAnswered(({ response }) => response?.version ?? null);
  const read = useNewest(version === null ? null : `${id} ${version}`, readFindings);
  const { filter, sort, deciding } = useFindings();
  const list = read.value;
  const shown = useMemo(
    () => shownFindings(list?.findings ?? [], filter, sort),
    [list, filter, sort],
  );
  const panes: Pane[] = [
    {
      id: 'findings',
      size: 66,
      least: '24rem',
      content: (
        <section className={styles.list} aria-label="List of findings">
          <FilterBar shown={shown.length} />
          {list === null ? null : shown.length === 0 ? (
            <NothingListed />
          ) : (
            <FindingsTable shown={shown} chosen={finding} />
          )}
        </section>
      ),
    },
    {
      id: 'finding',
      size: 34,
      least: '18rem',
      content:
        finding === null ? (
          <DetectionReceiptView list={list} />
        ) : (
          <FindingPanel key={finding} finding={finding} version={version ?? 0} />
        ),
    },
  ];
  const isNew = list !== null && list.detections.length === 0;
  return (
    <main className={styles.screen} aria-label="Findings" id="detection">
      <ScreenTabs here="findings">
        <RunBar />
      </ScreenTabs>
      <RunProgress />
      {read.error === null ? null : <Trouble message={read.error} again={read.again} />}
      <div className={styles.below}>
        {isNew ? <NothingRun /> : <Panes name="findings" panes={panes} />}
      </div>
      {deciding === null ? null : <TriageDialog {...deciding} />}
    </main>
  );
}

function NothingRun() {
  const going = goingRun(useAnswered(({ jobs }) => jobs));
  return (
    <EmptyState
      title={going === null ? 'No rules were run over this case yet' : 'The rules are running'}
      actions={
        going === null ? (
          <Group>
            <Button onClick={() => void toldWhenItFails(runRules)}>Run the rules</Button>
            <Button variant="default" onClick={() => goTo({ screen: 'rules' })}>
              Look at the rules
            </Button>
          </Group>
        ) : undefined
      }
    >
      Rules look through the records for what an intruder, a mistake or a fault leaves behind. What
      they find is kept in the case with its records, and waits for your decision.
    </EmptyState>
  );
}

/** Nothing stands in the list: nothing was found, or the filter leaves nothing. */
function NothingListed() {
  const found = useFindings(({ list }) => list?.findings.length ?? 0);
  if (found === 0) {
    return (
      <EmptyState title="The rules found nothing">
        That is what these rules say of these records, and no more: see beside this which rules were
        not run, and why.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No finding is left by this filter"
      actions={
        <Button variant="default" onClick={() => useFindings.setState({ filter: everyFinding })}>
          Show all
        </Button>
      }
    >
      {found} are there. Choose other levels, states or words.
    </EmptyState>
  );
}
