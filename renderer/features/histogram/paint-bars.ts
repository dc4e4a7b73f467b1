import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Gap } from './gaps.ts';
import type { Layer } from './layers.ts';
import { heightOf, type Stack, scaleMarks } from './stack.ts';
import type { Tick } from './time-axis.ts';

/** Everything that is painted: bars, stretches without records, and the words of both axes. */
export interface Picture {
  layers: readonly Layer[];
  stack: Stack;
  gaps: readonly Gap[];
  ticks: readonly Tick[];
  /** Records of the highest bar. */
  most: number;
  log: boolean;
  width: number;
}

/** Height of the whole picture and the room beside the bars, in pixels. */
export const pictureHeight = 84;
export const besideBars = { left: 46, right: 10, top: 6, bottom: 17 };

/** Width of all bars together in a picture of a width, in pixels. */
export function barRoom(width: number): number {
  return Math.max(1, Math.floor(width) - besideBars.left - besideBars.right);
}

/**
 * Paints bars into an element, with the colours of the page as they are now.
 * @returns takes the picture away again
 */
export function paintBars(
  host: HTMLElement,
  { layers, stack, gaps, ticks, most, log, width }: Picture,
): () => void {
  const bars = stack.edges[0]?.length ?? 0;
  const style = getComputedStyle(host);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const font = `11px ${style.fontFamily}`;
  const axis = { font, stroke: colour('--text-dim'), gap: 3, ticks: { show: false } };
  const marks = scaleMarks(most, log);
  const paths = uPlot.paths.bars?.({ size: [0.9, Number.POSITIVE_INFINITY] });
  // The highest edge first: each lower one is painted over it.
  const series = layers.toReversed().map(
    (layer): uPlot.Series => ({
      fill: colour(layer.colour),
      width: 0,
      points: { show: false },
      ...(paths === undefined ? {} : { paths }),
    }),
  );
  const plot = new uPlot(
    {
      width,
      height: pictureHeight,
      padding: [besideBars.top, besideBars.right, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: [-0.5, bars - 0.5] },
        y: { range: [0, Math.max(stack.top, 1e-9)] },
      },
      series: [{}, ...series],
      axes: [
        {
          ...axis,
          size: besideBars.bottom,
          align: 1,
          splits: () => ticks.map(({ at }) => at - 0.5),
          values: () => ticks.map(({ label }) => label),
          grid: { stroke: colour('--line'), width: 1 },
        },
        {
          ...axis,
          size: besideBars.left,
          splits: () => marks.map((mark) => heightOf(mark, log)),
          values: () => marks.map(short),
          grid: { stroke: colour('--line'), width: 1 },
        },
      ],
      hooks: { drawClear: [(drawn) => shade(drawn, gaps, colour('--ground-sunken'))] },
    },
    [Array.from({ length: bars }, (_, at) => at), ...stack.edges.toReversed()],
    host,
  );
  return () => plot.destroy();
}

function shade(plot: uPlot, gaps: readonly Gap[], colour: string): void {
  const { ctx, bbox } = plot;
  ctx.fillStyle = colour;
  for (const { first, last } of gaps) {
    const from = plot.valToPos(first - 0.5, 'x', true);
    const to = plot.valToPos(last + 0.5, 'x', true);
    ctx.fillRect(from, bbox.top, to - from, bbox.height);
  }
}

const compact = new Intl.NumberFormat('en-US', { notation: 'compact' });

/** `0`, `500`, `20K`, `1M` */
function short(count: number): string {
  return compact.format(count);
}
