import { Tabs } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { type DetailTab, detailTabs, useChosen } from '../../state/chosen.ts';
import { useNewest } from '../../state/use-newest.ts';
import type { ViewKey } from '../../state/view.ts';
import styles from './detail.module.css';
import { loadShown, type Shown } from './load-shown.ts';
import { keepOwnKeys } from './own-keys.ts';
import { RecordHeader } from './record-header.tsx';
import { TabBody } from './tab-body.tsx';
import { tabNames } from './tab-names.ts';

/**
 * The record under the cursor, beside its table. What is shown stays until the next is there whole.
 * @param isAlone no table of the view is on the screen: nothing is said of whether it has the record
 */
export function Detail({ view, isAlone = false }: { view: ViewKey; isAlone?: boolean }) {
  const record = useChosen(({ views }) => views[view].record);
  const tab = useChosen(({ detail }) => detail.tab);
  const last = useRef<Shown | null>(null);
  const read = useNewest(record === null ? null : `${record} ${tab}`, async () =>
    record === null ? null : loadShown(view, record, tab, last.current),
  );
  useEffect(() => {
    last.current = read.value;
  }, [read.value]);
  const shown = useMarked(read.value, view);
  return (
    <aside
      className={styles.panel}
      aria-label="Record"
      aria-busy={read.isAsking}
      onKeyDown={keepOwnKeys}
    >
      {read.error === null ? null : <Trouble message={read.error} again={read.again} />}
      {record === null || shown === null ? (
        <Nothing isAsking={read.isAsking || record !== null} />
      ) : (
        <Panel shown={isAlone ? { ...shown, isInTable: true } : shown} tab={tab} view={view} />
      )}
      {read.isAsking && shown !== null ? (
        <p className={styles.late} role="status">
          Reading {shown.row.id === record ? tabNames[tab] : 'the record'}…
        </p>
      ) : null}
    </aside>
  );
}

function Nothing({ isAsking }: { isAsking: boolean }) {
  if (isAsking) return <p className={styles.waiting}>Reading the record…</p>;
  return (
    <EmptyState title="No record is chosen">
      Move through the table with <kbd>j</kbd> and <kbd>k</kbd>, or click a row: it is shown here.
    </EmptyState>
  );
}

function Panel({ shown, tab, view }: { shown: Shown; tab: DetailTab; view: ViewKey }) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const { row, mark, content } = shown;
  return (
    <>
      <RecordHeader shown={shown} />
      <Tabs
        value={tab}
        onChange={(next) => {
          const chosen = detailTabs.find((each) => each === next);
          if (chosen !== undefined) {
            useChosen.setState(({ detail }) => ({ detail: { ...detail, tab: chosen } }));
          }
        }}
        className={styles.tabs}
        classNames={{ list: styles.tabList, tab: styles.tab }}
      >
        <Tabs.List aria-label="Parts of the record">
          {detailTabs.map((each, at) => (
            <Tabs.Tab key={each} value={each} title={`Key ${at + 1}`}>
              {tabNames[each]}
              {each === 'notes' && mark.notes.length > 0 ? ` (${mark.notes.length})` : null}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={styles.body}>
          <div
            ref={setScroller}
            className={styles.scroller}
            data-late={content.tab === tab ? undefined : true}
            key={`${row.id} ${content.tab}`}
          >
            <div>
              <TabBody shown={shown} view={view} scroller={scroller} />
            </div>
          </div>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** The record with its marks as they are now: a change of them is seen without reading the record again. */
function useMarked(shown: Shown | null, view: ViewKey): Shown | null {
  const version = useAnswered(({ views }) => views[view].version);
  const record = shown?.row.id ?? null;
  const read = useNewest(record === null ? null : `${record} ${version}`, async () =>
    record === null ? null : engine().call('mark.get', { record }),
  );
  if (shown === null || read.value?.record !== record) return shown;
  return { ...shown, mark: read.value ?? shown.mark };
}
