import { Detail } from '../features/detail/detail.tsx';
import { Facets } from '../features/facets/facets.tsx';
import { Histogram } from '../features/histogram/histogram.tsx';
import { QueryBar } from '../features/query-bar/query-bar.tsx';
import { RecordTable } from '../features/table/record-table.tsx';
import { useChosen } from '../state/chosen.ts';
import { titleOf, type ViewKey } from '../state/view.ts';
import { type Pane, Panes } from './panes.tsx';
import styles from './workbench.module.css';

/** A view of records: query bar and chips, histogram, facets, table, and the record beside it. */
export function Workbench({ view }: { view: ViewKey }) {
  const detailOpen = useChosen(({ detail }) => detail.open);
  const facetsOpen = useChosen(({ facets }) => facets.open);
  const histogramOpen = useChosen(({ histogram }) => histogram.open);
  const panes: Pane[] = [
    { id: 'table', size: 62, least: '20rem', content: <RecordTable view={view} /> },
  ];
  if (facetsOpen)
    panes.unshift({ id: 'facets', size: 20, least: '10rem', content: <Facets view={view} /> });
  if (detailOpen)
    panes.push({ id: 'detail', size: 38, least: '16rem', content: <Detail view={view} /> });
  return (
    <main className={styles.workbench} aria-label={titleOf(view)}>
      <QueryBar view={view} />
      {histogramOpen ? <Histogram view={view} /> : null}
      <div className={styles.below}>
        <Panes name="workbench" panes={panes} />
      </div>
    </main>
  );
}
