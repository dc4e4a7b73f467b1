import { stderr, stdout } from 'node:process';
import { showHidden } from '../../../shared/hidden-characters.ts';

export { showHidden };

/** A text of a log or a tenant on one line of a terminal: what is hidden is written out, and it feigns no line of ours. */
export function oneLine(text: string): string {
  return showHidden(text).replace(/\s+/g, ' ');
}

/** Writes lines to standard output; waits while the reader of a pipe is behind. */
export async function print(text: string): Promise<void> {
  if (stdout.write(`${text}\n`)) return;
  await new Promise((resolve) => stdout.once('drain', resolve));
}

/** Writes bytes to standard output as they are. */
export async function printBytes(bytes: Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    stdout.write(bytes, (error) => (error ? reject(error) : resolve())),
  );
}

export async function printJson(value: unknown): Promise<void> {
  await print(JSON.stringify(value, null, 2));
}

/** One line on standard error. */
export function complain(message: string): void {
  stderr.write(`trailcase: ${showHidden(message).replace(/\s*\n\s*/g, ' ')}\n`);
}

/** Aligned columns; cells are made safe for a terminal. Numbers stand at the right. */
export function table(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const shown = rows.map((row) => row.map(cellText));
  const widths = header.map((title, at) =>
    Math.max(title.length, ...shown.map((row) => (row[at] ?? '').length)),
  );
  const line = (cells: readonly string[], source?: readonly Cell[]) =>
    cells
      .map((cell, at) => {
        const width = widths[at] ?? 0;
        return typeof source?.[at] === 'number' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [line(header), ...shown.map((cells, at) => line(cells, rows[at]))].join('\n');
}

export type Cell = string | number | null;

/** Longest cell of a table on a terminal. */
const cellWidth = 60;

function cellText(cell: Cell): string {
  if (cell === null) return '';
  const text = oneLine(String(cell));
  return text.length <= cellWidth ? text : `${text.slice(0, cellWidth - 1)}…`;
}

/** `12,345` */
export function count(number: number): string {
  return number.toLocaleString('en-US');
}
