/** How a CSV file is written. */
export interface CsvForm {
  lineEnd: '\n' | '\r\n';
  /** Begin with a byte order mark, as spreadsheets do. */
  mark?: true;
}

/** CSV (RFC 4180): a header, then rows; objects as JSON in their cell, null as an empty cell. */
export function csvText(
  header: readonly string[],
  rows: readonly (readonly unknown[])[],
  form: CsvForm,
): string {
  const lines = [header, ...rows].map((row) => row.map(cellText).join(',') + form.lineEnd);
  return (form.mark ? '\uFEFF' : '') + lines.join('');
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
