import { foldName } from '../../../../shared/fields.ts';
import { isKeyed } from '../value-at.ts';

/** Steps of the longest path that is proposed. */
const deepestPath = 3;

/** Columns that are looked at; records whose keys are values have any number of them. */
const mostColumns = 2_000;

/** Records that are looked at. */
const sampleRecords = 200;

/** A column, or a dotted path into records, with the values that stand there. */
export interface ValuedColumn {
  path: string;
  /** Number of steps of the path. */
  depth: number;
  /** One a record that was looked at; undefined where the record has none. */
  values: unknown[];
}

/**
 * Every column of some records with its values: the header's first, then keys and dotted paths as they
 * turn up. A path that would be taken for another key is left out: a mapping could not name it.
 * @param columns header of a table; columns without a name cannot be named
 */
export function valuedColumns(
  columns: readonly string[],
  records: readonly unknown[],
): ValuedColumn[] {
  const sample = records.filter(isKeyed).slice(0, sampleRecords);
  const topKeys = new Set([...columns, ...sample.flatMap((record) => Object.keys(record))]);
  const folded = new Set([...topKeys].map(foldName));
  const found = new Map<string, ValuedColumn>();
  const columnAt = (path: string, depth: number): ValuedColumn | undefined => {
    const known = found.get(path);
    if (known !== undefined || found.size >= mostColumns || foldName(path) === '') return known;
    if (depth > 1 && folded.has(foldName(path))) return undefined;
    const column = { path, depth, values: sample.map(() => undefined) };
    found.set(path, column);
    return column;
  };
  for (const name of columns) columnAt(name, 1);
  for (const [at, record] of sample.entries()) {
    const visit = (value: object, steps: readonly string[]): void => {
      for (const [key, inner] of Object.entries(value)) {
        if (steps.length > 0 && key.includes('.')) continue;
        const path = [...steps, key];
        const column = columnAt(path.join('.'), path.length);
        if (column !== undefined) column.values[at] = inner;
        if (isKeyed(inner) && path.length < deepestPath) {
          if (!key.includes('.')) visit(inner, path);
        }
      }
    };
    visit(record, []);
  }
  return [...found.values()];
}
