import { useLayoutEffect, useRef } from 'react';
import type { Histogram } from '../../../shared/case.ts';
import { writeMoment } from '../../components/write-moment.ts';
import type { Gap } from './gaps.ts';
import styles from './histogram.module.css';
import { type Layer, sumOf } from './layers.ts';
import { barRoom, paintBars } from './paint-bars.ts';
import { stack } from './stack.ts';
import { timeTicks } from './time-axis.ts';

/** The painted bars, in the colours that are in force when it comes: another scheme needs another canvas. */
export function BarCanvas({
  histogram: { buckets, zone },
  layers,
  gaps,
  log,
  width,
}: {
  histogram: Histogram;
  layers: readonly Layer[];
  gaps: readonly Gap[];
  log: boolean;
  width: number;
}) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (host.current === null || width < 1) return;
    const clocks = buckets.map(({ from }) => writeMoment(from, zone));
    return paintBars(host.current, {
      layers,
      stack: stack(
        buckets,
        layers.map(({ name }) => name),
        log,
      ),
      gaps,
      ticks: timeTicks(clocks, barRoom(width)),
      most: Math.max(...buckets.map(({ counts }) => sumOf(counts))),
      log,
      width: Math.floor(width),
    });
  }, [buckets, layers, gaps, zone, log, width]);
  return <div ref={host} className={styles.canvas} aria-hidden />;
}
