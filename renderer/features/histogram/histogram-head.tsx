import { UnstyledButton } from '@mantine/core';
import { ZoomOut } from 'lucide-react';
import type { Histogram } from '../../../shared/case.ts';
import { isAboutTime } from '../../../shared/query/index.ts';
import { count } from '../../components/numbers.ts';
import { useChosen } from '../../state/chosen.ts';
import { conditionsOf, setConditions, setTimes } from '../../state/query-edits.ts';
import { useConditions } from '../../state/reading.ts';
import { undated } from '../../state/time-conditions.ts';
import { isAmong, toggleAsked, valuesInForce } from '../../state/value-conditions.ts';
import type { ViewKey } from '../../state/view.ts';
import { barWords } from './bucket-words.ts';
import { choose } from './commands.ts';
import styles from './histogram.module.css';
import { layersOf, sumOf, totalsOf } from './layers.ts';
import { zoomOut } from './zoom.ts';

/** What the bars are, their layers with counts, and what can be chosen about them. */
export function HistogramHead({ view, histogram }: { view: ViewKey; histogram: Histogram | null }) {
  const by = useChosen((chosen) => chosen.histogram.by);
  const log = useChosen((chosen) => chosen.histogram.log);
  const conditions = useConditions(view);
  const isZoomed = conditions.some(isAboutTime);
  const without = histogram === null ? 0 : sumOf(histogram.undated);
  return (
    <div className={styles.head}>
      <span className={styles.unit}>
        {histogram === null || histogram.buckets.length === 0
          ? ''
          : `${barWords(histogram)} · ${histogram.zone}`}
      </span>
      {histogram === null ? null : <Layers view={view} histogram={histogram} />}
      {without === 0 ? null : (
        <UnstyledButton
          className={styles.button}
          title="Records without a time that could be read: show only these"
          onClick={() => setTimes(view, [undated])}
        >
          {count(without)} undated
        </UnstyledButton>
      )}
      <span className={styles.space} />
      {view !== 'timeline' ? null : (
        <UnstyledButton
          className={styles.button}
          title={`Divide the bars by ${by === 'kind' ? 'outcome' : 'kind'} instead`}
          onClick={() => choose(() => ({ by: by === 'kind' ? 'outcome' : 'kind' }))}
        >
          by {by}
        </UnstyledButton>
      )}
      <UnstyledButton
        className={styles.button}
        aria-pressed={log}
        title="A logarithmic scale shows few records beside many"
        onClick={() => choose(() => ({ log: !log }))}
      >
        log scale
      </UnstyledButton>
      <UnstyledButton
        className={styles.button}
        disabled={!isZoomed}
        title="The time before the last zoom (Z)"
        onClick={() => zoomOut(view)}
      >
        <ZoomOut size={13} aria-hidden /> Zoom out
      </UnstyledButton>
    </div>
  );
}

/** The legend: each layer with its records; pressed, only its records are shown. */
function Layers({ view, histogram }: { view: ViewKey; histogram: Histogram }) {
  const conditions = useConditions(view);
  const field = { kind: 'field', name: histogram.by } as const;
  const { asked } = valuesInForce(conditions, field);
  const totals = totalsOf(histogram);
  return layersOf(histogram).map(({ name, label, colour }) => (
    <UnstyledButton
      key={name}
      className={styles.button}
      aria-pressed={isAmong(asked, name)}
      title={isAmong(asked, name) ? `No longer only ${label}` : `Only ${label}`}
      onClick={() => setConditions(view, toggleAsked(conditionsOf(view), field, name))}
    >
      <span className={styles.swatch} style={{ background: `var(${colour})` }} />
      {label} {count(totals[name] ?? 0)}
    </UnstyledButton>
  ));
}
