import type { Histogram } from '../../../shared/case.ts';
import { kinds } from '../../../shared/kinds.ts';
import { titleOf } from '../../state/view.ts';

/** One layer of the bars. */
export interface Layer {
  /** Its name in the answer, and the value that it is filtered by. */
  name: string;
  /** What it is called on the screen. */
  label: string;
  /** The variable of page.css that holds its colour. */
  colour: string;
}

const byOutcome: readonly Layer[] = [
  { name: 'failure', label: 'failure', colour: '--bad-bar' },
  { name: 'pending', label: 'pending', colour: '--warn-bar' },
  { name: 'success', label: 'success', colour: '--good-bar' },
  { name: 'unknown', label: 'unknown', colour: '--plain-bar' },
];

const byKind: readonly Layer[] = kinds.map((name) => ({
  name,
  label: titleOf(name),
  colour: `--${name}-bar`,
}));

/** The layers of a histogram that have records, from the bottom to the top of a bar. */
export function layersOf({ by, buckets, undated }: Histogram): Layer[] {
  const all = by === 'outcome' ? byOutcome : byKind;
  return all.filter(
    ({ name }) => (undated[name] ?? 0) > 0 || buckets.some(({ counts }) => (counts[name] ?? 0) > 0),
  );
}

/** Records of each layer in the whole histogram, undated ones among them. */
export function totalsOf({ buckets, undated }: Histogram): Record<string, number> {
  const totals = { ...undated };
  for (const { counts } of buckets) {
    for (const [name, count] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + count;
  }
  return totals;
}

/** Records of a bucket, or of all layers of anything. */
export function sumOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
