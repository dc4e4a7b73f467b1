import type { Histogram } from '../../../../shared/case.ts';
import { html, type Markup } from '../../../../shared/markup/index.ts';
import { writeMoment } from '../../../../shared/time/index.ts';
import type { TimelinePart } from '../report-model.ts';
import { writeCount } from '../write-count.ts';

/** Size of the picture, and where the bars stand in it. */
const [width, height, left, top, floor] = [960, 210, 52, 10, 150] as const;

const layers = ['success', 'failure', 'pending', 'unknown'] as const;

/** A picture of the records over time, with findings and marked records in two lines beneath. */
export function timelinePicture({ histogram, ticks }: TimelinePart, zone: string): Markup {
  const { buckets } = histogram;
  const most = Math.max(1, ...buckets.map(totalOf));
  const step = (width - left) / Math.max(1, buckets.length);
  const bars = buckets.flatMap(({ counts }, at) => {
    let bottom = floor;
    return layers.flatMap((layer) => {
      const count = counts[layer] ?? 0;
      if (count === 0) return [];
      const tall = (count / most) * (floor - top);
      bottom -= tall;
      return [rectangle(`bar-${layer}`, left + at * step, bottom, step * 0.86, tall)];
    });
  });
  const marks = (['findings', 'marked'] as const).flatMap((line, row) =>
    ticks.flatMap((tick, at) =>
      tick[line] === 0
        ? []
        : [rectangle(`tick-${line}`, left + at * step, floor + 8 + row * 14, step * 0.86, 9)],
    ),
  );
  const first = buckets[0]?.from ?? null;
  const last = buckets.at(-1)?.to ?? null;
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="timeline-title">
<title id="timeline-title">Records over time; the numbers stand in the table beneath.</title>
<line class="axis" x1="${left}" y1="${floor}" x2="${width}" y2="${floor}"/>
<text x="${left - 6}" y="${top + 9}" text-anchor="end">${writeCount(most)}</text>
<text x="${left - 6}" y="${floor}" text-anchor="end">0</text>
<text x="${left - 6}" y="${floor + 17}" text-anchor="end">findings</text>
<text x="${left - 6}" y="${floor + 31}" text-anchor="end">marked</text>
${bars}
${marks}
<text x="${left}" y="${height - 6}">${first === null ? '' : writeMoment(first, zone)}</text>
<text x="${width}" y="${height - 6}" text-anchor="end">${last === null ? '' : writeMoment(last, zone)}</text>
</svg>
`;
}

/** Records of a bucket. */
export function totalOf({ counts }: Histogram['buckets'][number]): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function rectangle(name: string, x: number, y: number, wide: number, tall: number): Markup {
  const [a, b, c, d] = [x, y, Math.max(0.8, wide), Math.max(0.6, tall)].map((size) =>
    Number(size.toFixed(2)),
  ) as [number, number, number, number];
  return html`<rect class="${name}" x="${a}" y="${b}" width="${c}" height="${d}"/>\n`;
}
