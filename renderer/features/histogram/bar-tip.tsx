import type { Histogram } from '../../../shared/case.ts';
import { count, counted } from '../../components/numbers.ts';
import { addCounts, gapWords, spanWords } from './bucket-words.ts';
import type { Gap } from './gaps.ts';
import styles from './histogram.module.css';
import { type Layer, sumOf } from './layers.ts';

/** Marks some bars and says what is in them. */
export function BarTip({
  histogram: { buckets, zone },
  layers,
  gaps,
  ends: { first, last },
  from,
  each,
  isChosen,
}: {
  histogram: Histogram;
  layers: readonly Layer[];
  gaps: readonly Gap[];
  ends: { first: number; last: number };
  /** Left edge of the first bar and width of each, in pixels. */
  from: number;
  each: number;
  isChosen: boolean;
}) {
  const chosen = buckets.slice(first, last + 1);
  const [start, end] = [chosen[0], chosen.at(-1)];
  if (start === undefined || end === undefined) return null;
  const counts = addCounts(chosen);
  const gap = gaps.find((each) => each.first <= first && each.last >= last);
  const left = from + first * each;
  const isRight = first > buckets.length / 2;
  const edge = from + (isRight ? last + 1 : first) * each;
  return (
    <>
      <div
        className={styles.marked}
        data-chosen={isChosen ? true : undefined}
        style={{ left, width: (last - first + 1) * each }}
      />
      <div
        className={styles.tip}
        aria-hidden
        style={isRight ? { right: `calc(100% - ${edge}px)` } : { left: edge }}
      >
        <div>{spanWords(start, end, zone)}</div>
        {gap === undefined ? (
          <strong>{counted(sumOf(counts), 'record')}</strong>
        ) : (
          gapWords(gap, buckets, zone)
        )}
        {layers
          .toReversed()
          .filter(({ name }) => (counts[name] ?? 0) > 0)
          .map(({ name, label, colour }) => (
            <div key={name} className={styles.part}>
              <span className={styles.swatch} style={{ background: `var(${colour})` }} />
              {label}
              <span className={styles.number}>{count(counts[name] ?? 0)}</span>
            </div>
          ))}
      </div>
    </>
  );
}
