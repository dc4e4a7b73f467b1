import { recordColumns } from '../../store/index.ts';

/** A value that SQLite binds. */
export type Bound = string | number | bigint | null;

/** A piece of SQL and the values of its question marks, in their order. */
export interface Sql {
  readonly text: string;
  readonly params: readonly Bound[];
}

/**
 * Makes a piece of SQL. What stands in `${}` is another piece, which is put in as it is, or a value,
 * which is bound: a string never becomes SQL.
 */
export function sql(strings: TemplateStringsArray, ...inserted: readonly (Sql | Bound)[]): Sql {
  let text = strings[0] ?? '';
  const params: Bound[] = [];
  for (const [at, each] of inserted.entries()) {
    if (isSql(each)) {
      text += each.text;
      params.push(...each.params);
    } else {
      text += '?';
      params.push(each);
    }
    text += strings[at + 1];
  }
  return { text, params };
}

function isSql(value: Sql | Bound): value is Sql {
  return typeof value === 'object' && value !== null;
}

/** A column of `record`, whose alias is `r`. The only way in which a name comes into SQL. */
export function column(name: string): Sql {
  const known = recordColumns.find((candidate) => candidate.name === name);
  if (known === undefined) throw new Error(`record has no column ${name}`);
  return { text: `r.${known.name}`, params: [] };
}

/** Pieces with something between them. */
export function join(pieces: readonly Sql[], between: ' AND ' | ' OR ' | ', '): Sql {
  return {
    text: pieces.map(({ text }) => text).join(between),
    params: pieces.flatMap(({ params }) => params),
  };
}
