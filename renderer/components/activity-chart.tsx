import type { Histogram } from '../../shared/case.ts';
import { outcomes } from '../../shared/record.ts';
import styles from './activity-chart.module.css';
import { count } from './numbers.ts';

/** Records over time as small stacked bars, failures at the bottom; for a glance, not for reading off. */
export function ActivityChart({
  histogram,
  height,
}: {
  histogram: Histogram | null;
  height: number;
}) {
  if (histogram === null) return <div style={{ height }} />;
  const { buckets, unit, step, records } = histogram;
  const most = Math.max(1, ...buckets.map(({ counts }) => total(counts)));
  const label = `${count(records)} records over time, ${step} ${unit}${step === 1 ? '' : 's'} a bar, at most ${count(most)} in one`;
  return (
    <svg
      className={styles.chart}
      style={{ height }}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${Math.max(1, buckets.length)} 100`}
      preserveAspectRatio="none"
    >
      {buckets.map(({ from, counts }, at) => (
        <g key={from}>
          {stack(counts, most).map(({ layer, y, size }) => (
            <rect
              key={layer}
              className={styles[layer]}
              x={at + 0.08}
              width={0.84}
              y={y}
              height={size}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

const layers = [
  'failure',
  'pending',
  ...outcomes.filter((each) => each === 'success' || each === 'unknown'),
];

/** Bars from the bottom up, in hundredths of the height. */
function stack(counts: Record<string, number>, most: number) {
  let top = 100;
  return layers.flatMap((layer) => {
    const number = counts[layer] ?? 0;
    if (number === 0) return [];
    const size = Math.max(0.7, (number / most) * 100);
    top -= size;
    return [{ layer, y: top, size }];
  });
}

function total(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, number) => sum + number, 0);
}
