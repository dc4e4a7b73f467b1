import { counted } from '../../../shared/counted.ts';
import { cutText } from '../../../shared/cut-text.ts';
import type { JsonObject } from '../../../shared/json/index.ts';

const mostColumns = 5;
const longestName = 60;

/** What of the rows of a table a JSON record cannot hold as it stood, counted while they are read. */
export class TableCells {
  #records = 0;
  #cells = 0;
  #first = 0;
  readonly #columns = new Map<string, number>();

  /** Counts the cells of one row that were empty, and are null in its record. */
  add(record: number, row: JsonObject): void {
    const empty = Object.entries(row).filter(([, value]) => value === null);
    if (empty.length === 0) return;
    if (this.#records === 0) this.#first = record;
    this.#records += 1;
    this.#cells += empty.length;
    for (const [column] of empty) {
      this.#columns.set(column, (this.#columns.get(column) ?? 0) + 1);
    }
  }

  /** What is to be known of it before these rows are sent; null where nothing is. */
  warning(): string | null {
    if (this.#cells === 0) return null;
    const columns = [...this.#columns].toSorted(([, one], [, other]) => other - one);
    const shown = columns
      .slice(0, mostColumns)
      .map(([name, count]) => `${cutText(name, longestName)} ${count}`)
      .join(', ');
    const rest =
      columns.length > mostColumns ? ` and ${columns.length - mostColumns} more columns` : '';
    return `${counted(this.#cells, 'cell')} in ${counted(this.#records, 'record')} are empty and become null (${shown}${rest}; first in record ${this.#first}): a table does not say whether the tenant had null there, an empty text or nothing. Restore the JSON export where there is one.`;
  }
}
