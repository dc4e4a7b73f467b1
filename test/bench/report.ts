import type { Machine } from './machine.ts';
import type { Figures, ImportFigures, KindFigures } from './measure.ts';
import { alignTable, megabytes } from './table.ts';

/** The figures as text for a terminal. */
export function renderReport(machine: Machine, figures: Figures): string {
  const tool = figures.sqliteTool;
  const rows = [
    ['', 'seconds', 'records/s', 'peak memory', 'case', 'of archive'],
    floor('bare inserts', figures.bareInserts, figures.records),
    tool === null
      ? ['sqlite3 tool: not installed']
      : floor(`sqlite3 ${tool.version} .import + 3 indexes`, tool.seconds, figures.records),
    ...kindRows('event', figures.event, figures.records),
    ...kindRows('audit', figures.audit, figures.records),
  ];
  return [
    `${machine.cpus}, ${megabytes(machine.memoryBytes)}, node ${machine.node}, ${machine.platform}, ${machine.date}`,
    `${figures.records} records, median of ${figures.runs}`,
    '',
    alignTable(rows),
    '',
    ...ratioLines(figures),
  ].join('\n');
}

function kindRows(kind: string, figures: KindFigures, records: number): string[][] {
  return [
    [`${kind} archive, ${megabytes(figures.archiveBytes)}`],
    floor('  read + sha256', figures.readAndHash, records),
    floor('  split + JSON.parse', figures.splitAndParse, records),
    imported('  import into a fresh case', figures.first),
    imported('  import another into it', figures.second),
  ];
}

function ratioLines(figures: Figures): string[] {
  const ratio = (name: string, value: number) => `${name}: ${value.toFixed(2)}`;
  const lines = [
    ratio('second import to first, event', figures.event.secondToFirst),
    ratio('second import to first, audit', figures.audit.secondToFirst),
  ];
  const tool = figures.sqliteTool?.seconds;
  if (tool === undefined) return lines;
  return [
    ...lines,
    ratio('event import to sqlite3', figures.event.first.seconds / tool),
    ratio('audit import to sqlite3', figures.audit.first.seconds / tool),
  ];
}

function floor(name: string, seconds: number, records: number): string[] {
  return [name, seconds.toFixed(2), String(Math.round(records / seconds))];
}

function imported(name: string, figures: ImportFigures): string[] {
  return [
    name,
    figures.seconds.toFixed(2),
    String(figures.recordsPerSecond),
    megabytes(figures.peakBytes),
    megabytes(figures.caseBytes),
    figures.caseRatio.toFixed(2),
  ];
}
