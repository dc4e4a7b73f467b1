import { kinds } from '../../../../shared/kinds.ts';
import { outcomes } from '../../../../shared/record.ts';
import type { PresentTexts } from '../../query/index.ts';
import { recordColumns } from '../../store/index.ts';
import type { CaseColumns } from './case-columns.ts';

/** Fields with more different texts than this are not looked at beforehand. */
const mostTexts = 5_000;

const words: Readonly<Record<string, readonly string[]>> = { kind: kinds, outcome: outcomes };

/** The different texts that records of a case hold in fields of few. */
export class CaseTexts {
  readonly #columns: CaseColumns;
  readonly #known = new Map<string, PresentTexts | null>();

  constructor(columns: CaseColumns) {
    this.#columns = columns;
  }

  /** Null for a field that has no column of words or ids, or too many different ones. */
  of(field: string): PresentTexts | null {
    const known = this.#known.get(field);
    if (known !== undefined) return known;
    const found = this.#read(field);
    this.#known.set(field, found);
    return found;
  }

  #read(field: string): PresentTexts | null {
    const fixed = Object.hasOwn(words, field) ? words[field] : undefined;
    if (fixed !== undefined) {
      return this.#present(field, (number) => fixed[number] ?? '');
    }
    if (field === 'source' || field === 'system') {
      const column = field === 'source' ? 'name' : 'system';
      const read = this.#columns.db.prepare(`SELECT ${column} FROM source WHERE id = ?`).pluck();
      return this.#present('source', (id) => read.get(id) as string);
    }
    if (field === 'changed') return this.#present('changed', String);
    const column = recordColumns.find((each) => each.field === field);
    if (column?.storage !== 'value') return null;
    const read = this.#columns.db.prepare('SELECT text FROM value WHERE id = ?').pluck();
    return this.#present(column.name, (id) => read.get(id) as string);
  }

  #present(column: string, textOf: (cell: number) => string): PresentTexts | null {
    const { cells, records } = this.#columns.get(column);
    const seen = new Set<number>();
    let everywhere = true;
    let last = Number.NaN;
    for (let id = 1; id <= records; id += 1) {
      const cell = cells[id] as number;
      if (cell === last) continue;
      last = cell;
      if (cell < 0) everywhere = false;
      else if (!seen.has(cell)) {
        seen.add(cell);
        if (seen.size > mostTexts) return null;
      }
    }
    return { texts: [...new Set(Array.from(seen, textOf))], everywhere };
  }
}
