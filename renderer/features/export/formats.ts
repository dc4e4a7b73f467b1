import type { ExportFormat } from '../../../shared/export.ts';

/** What a person should know of a format before choosing it. */
export const formats: Record<ExportFormat, { label: string; ending: string; about: string }> = {
  json: {
    label: 'JSON',
    ending: 'json',
    about: 'The original records, whole, in one array. Importing it again loses nothing.',
  },
  ndjson: {
    label: 'NDJSON',
    ending: 'ndjson',
    about: 'The original records, whole, one a line.',
  },
  csv: {
    label: 'CSV, faithful',
    ending: 'csv',
    about:
      'The columns below, every cell exact. Old and new states stay one JSON cell each. Spreadsheets may run cells that begin with = + - @ as formulas.',
  },
  'csv-safe': {
    label: 'CSV, safe for spreadsheets',
    ending: 'csv',
    about:
      'The same, with an apostrophe before cells that a spreadsheet would run as a formula. The receipt says how many were altered.',
  },
};

/** True for formats that have columns. */
export function isTable(format: ExportFormat): boolean {
  return format === 'csv' || format === 'csv-safe';
}

/** `event-2026-11-21T0930.csv`: a name that says what it is and is not taken yet. */
export function proposedName(view: string, format: ExportFormat, now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '');
  return `${view}-${stamp}Z.${formats[format].ending}`;
}
