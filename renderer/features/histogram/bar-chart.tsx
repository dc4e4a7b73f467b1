import { useElementSize, useMutationObserverTarget } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import type { Histogram } from '../../../shared/case.ts';
import { BarCanvas } from './bar-canvas.tsx';
import { type BarSelection, barAt, endsOf, moveSelection } from './bar-selection.ts';
import { BarTip } from './bar-tip.tsx';
import { addCounts, countWords, spanWords } from './bucket-words.ts';
import { plotId } from './commands.ts';
import { findGaps } from './gaps.ts';
import styles from './histogram.module.css';
import { type Layer, layersOf } from './layers.ts';
import { barRoom, besideBars } from './paint-bars.ts';

/** Where the colour scheme is told: what was painted with the colours of the one before is painted again. */
const schemeAttribute = { attributeFilter: ['data-mantine-color-scheme'] };
const wholePage = () => document.documentElement;

/**
 * The bars. A click takes one, a drag several; with the keys arrows move, Shift extends, Enter takes, Escape ends.
 * @param take gets the positions of the first and the last bucket
 */
export function BarChart({
  histogram,
  log,
  take,
}: {
  histogram: Histogram;
  log: boolean;
  take: (first: number, last: number) => void;
}) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [scheme, setScheme] = useState(0);
  const [kept, setSelection] = useState<BarSelection | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const [isDragging, setDragging] = useState(false);

  useMutationObserverTarget(() => setScheme((before) => before + 1), schemeAttribute, wholePage);

  const { buckets } = histogram;
  const bars = buckets.length;
  // Another answer may have fewer bars than were chosen of.
  const selection = kept !== null && endsOf(kept).last < bars ? kept : null;
  const room = barRoom(width);
  const layers = useMemo(() => layersOf(histogram), [histogram]);
  const gaps = useMemo(() => findGaps(buckets), [buckets]);

  const place = (event: PointerEvent<HTMLElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    return barAt(event.clientX - left - besideBars.left, room, bars);
  };
  const takeSelection = () => {
    if (selection === null) return;
    const { first, last } = endsOf(selection);
    setSelection(null);
    take(first, last);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moved = moveSelection(selection, event.key, event.shiftKey, bars);
    if (moved !== null) setSelection(moved);
    else if (event.key === 'Enter' && selection !== null) takeSelection();
    else if (event.key === 'Escape' && selection !== null) setSelection(null);
    else return;
    event.preventDefault();
  };

  const shown = selection ?? (hovered === null ? null : { anchor: hovered, head: hovered });
  const ends = shown === null ? null : endsOf(shown);
  return (
    <div
      ref={ref}
      id={plotId}
      className={styles.plot}
      role="slider"
      aria-label="Bars over time"
      aria-description="Arrows move over the bars, Shift extends, Enter filters, Escape ends."
      aria-valuemin={0}
      aria-valuemax={bars - 1}
      aria-valuenow={selection?.head ?? 0}
      aria-valuetext={
        selection === null ? 'No bar is chosen' : barsWords(histogram, layers, selection)
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => setSelection(null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = place(event);
        setDragging(true);
        setSelection({ anchor: at, head: at });
      }}
      onPointerMove={(event) => {
        const at = place(event);
        setHovered(at);
        if (isDragging)
          setSelection((before) => (before === null ? null : { ...before, head: at }));
      }}
      onPointerUp={() => {
        if (!isDragging) return;
        setDragging(false);
        takeSelection();
      }}
      onPointerCancel={() => {
        setDragging(false);
        setSelection(null);
      }}
      onPointerLeave={() => setHovered(null)}
    >
      <BarCanvas
        key={scheme}
        histogram={histogram}
        layers={layers}
        gaps={gaps}
        log={log}
        width={width}
      />
      {ends === null ? null : (
        <BarTip
          histogram={histogram}
          layers={layers}
          gaps={gaps}
          ends={ends}
          from={besideBars.left}
          each={room / bars}
          isChosen={selection !== null}
        />
      )}
    </div>
  );
}

/** What is announced of the chosen bars: from when to when, and what is in them. */
function barsWords(
  { buckets, zone }: Histogram,
  layers: readonly Layer[],
  selection: BarSelection,
): string {
  const { first, last } = endsOf(selection);
  const chosen = buckets.slice(first, last + 1);
  const [start, end] = [chosen[0], chosen.at(-1)];
  if (start === undefined || end === undefined) return '';
  return `${spanWords(start, end, zone)}: ${countWords(addCounts(chosen), layers)}`;
}
