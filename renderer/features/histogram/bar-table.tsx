import { memo } from 'react';
import type { Histogram } from '../../../shared/case.ts';
import { count } from '../../components/numbers.ts';
import { barWords, spanWords } from './bucket-words.ts';
import styles from './histogram.module.css';
import { layersOf, sumOf } from './layers.ts';

/** The same as a table, for those who do not see the bars. Bars without records are left out, which it says. */
export const BarTable = memo(function BarTable({ histogram }: { histogram: Histogram }) {
  const { buckets, zone } = histogram;
  const layers = layersOf(histogram);
  return (
    <div className={styles.unseen}>
      <table>
        <caption>
          Records over time, {barWords(histogram)}, in {zone}. Times without records are left out.
        </caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Records</th>
            {layers.map(({ name, label }) => (
              <th key={name} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {buckets
            .filter(({ counts }) => sumOf(counts) > 0)
            .map((bucket) => (
              <tr key={bucket.from}>
                <th scope="row">{spanWords(bucket, bucket, zone)}</th>
                <td>{count(sumOf(bucket.counts))}</td>
                {layers.map(({ name }) => (
                  <td key={name}>{count(bucket.counts[name] ?? 0)}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
});
