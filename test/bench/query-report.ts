import type { Machine } from './machine.ts';
import type { QueryFigures } from './query-measure.ts';
import { alignTable, megabytes } from './table.ts';

/** The figures of queries as text for a terminal; an exclamation mark where the reach is missed. */
export function renderQueryReport(machine: Machine, all: readonly QueryFigures[]): string {
  const head = `${machine.cpus}, ${megabytes(machine.memoryBytes)}, node ${machine.node}, ${machine.platform}, ${machine.date}`;
  const parts = all.map(({ kind, records, runs, figures, residentBytes }) => {
    const rows = figures.map(({ name, timing, reach, found }) => [
      name,
      String(found),
      timing.first.toFixed(1),
      timing.median.toFixed(1),
      timing.p95.toFixed(1),
      reach === null ? '' : String(reach),
      reach !== null && timing.median > reach ? '!' : '',
    ]);
    return [
      `${records} ${kind} records, ${runs} runs each, milliseconds; resident at the end ${megabytes(residentBytes)}`,
      '',
      alignTable([['', 'found', 'first', 'median', 'p95', 'reach', ''], ...rows]),
    ].join('\n');
  });
  return [head, ...parts].join('\n\n');
}
