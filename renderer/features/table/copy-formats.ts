import { showHidden } from '../../../shared/hidden-characters.ts';

/** A table of cells on its way to the clipboard. */
export interface CopiedTable {
  header: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** Tab-separated with a header, as spreadsheets take it; cells with tabs, line ends or quotes stand in quotes. */
export function asTsv({ header, rows }: CopiedTable): string {
  const line = (cells: readonly (string | number | null)[]) => cells.map(tsvCell).join('\t');
  return [line(header), ...rows.map(line)].join('\n');
}

/** A Markdown table; pipes are escaped, line ends become spaces. */
export function asMarkdown({ header, rows }: CopiedTable): string {
  const line = (cells: readonly (string | number | null)[]) =>
    `| ${cells.map(markdownCell).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The same table with everything hidden written out. */
export function escaped({ header, rows }: CopiedTable): CopiedTable {
  return {
    header: header.map(showHidden),
    rows: rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? showHidden(cell) : cell)),
    ),
  };
}

function tsvCell(cell: string | number | null): string {
  const text = cell === null ? '' : String(cell);
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function markdownCell(cell: string | number | null): string {
  const text = cell === null ? '' : String(cell);
  return text.replace(/[\\|]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, ' ');
}
