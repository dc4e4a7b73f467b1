import { UnstyledButton } from '@mantine/core';
import { useDeferredValue } from 'react';
import { counted } from '../../components/numbers.ts';
import { engine } from '../../engine/connection.ts';
import { useChosen } from '../../state/chosen.ts';
import { useOfResult } from '../../state/use-of-result.ts';
import type { ViewKey } from '../../state/view.ts';
import { useZone } from '../../state/zone.ts';
import { BarChart } from './bar-chart.tsx';
import { BarTable } from './bar-table.tsx';
import styles from './histogram.module.css';
import { HistogramHead } from './histogram-head.tsx';
import { sumOf } from './layers.ts';
import { bucketsCondition, zoomTo } from './zoom.ts';

/** Bars at most: a year in days. */
const mostBars = 400;

/** The records of a view's result over time. Its height is always the same. */
export function Histogram({ view }: { view: ViewKey }) {
  const chosenBy = useChosen(({ histogram }) => histogram.by);
  const log = useChosen(({ histogram }) => histogram.log);
  const zone = useZone();
  const by = view === 'timeline' ? chosenBy : 'outcome';
  const { value, stale, error, again } = useOfResult(view, `${by} ${zone}`, true, (result) =>
    engine().call('result.histogram', { result, by, zone, buckets: mostBars }),
  );
  // Nobody waits for the table: it is made when there is time.
  const tabled = useDeferredValue(value);
  const take = (first: number, last: number) => {
    const [from, to] = [value?.buckets[first], value?.buckets[last]];
    if (from !== undefined && to !== undefined) zoomTo(view, bucketsCondition(from, to));
  };
  return (
    <section className={styles.histogram} aria-label="Records over time" aria-busy={stale}>
      <HistogramHead view={view} histogram={value} />
      <div className={styles.body} data-stale={stale && value !== null ? true : undefined}>
        {error !== null ? (
          <p className={styles.note} role="alert">
            The records could not be counted over time: {error}{' '}
            <UnstyledButton className={styles.again} onClick={again}>
              Try again
            </UnstyledButton>
          </p>
        ) : value === null ? (
          <p className={styles.note}>Counting over time…</p>
        ) : value.buckets.length === 0 ? (
          <p className={styles.note}>
            {value.records === 0
              ? 'No record: nothing to count over time.'
              : `None of the ${counted(sumOf(value.undated), 'record')} has a time that could be read.`}
          </p>
        ) : (
          <>
            <BarChart histogram={value} log={log} take={take} />
            <BarTable histogram={tabled ?? value} />
          </>
        )}
      </div>
    </section>
  );
}
