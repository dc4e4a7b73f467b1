import type { Suggestion } from '../../../shared/case.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { type Completion, type FieldRef, quote } from '../../../shared/query/index.ts';
import { type CommonValue, columnOfField } from '../query/index.ts';
import type { Columns } from './columns.ts';
import type { OpenSession } from './open-session.ts';

/** Values proposed for a field. */
const mostValues = 20;

/** What may come next at a place of a text: what the grammar allows, and values of the case. */
export async function suggest(
  session: OpenSession,
  columns: Columns,
  asked: ParamsOf<'query.complete'>,
): Promise<Suggestion[]> {
  const { completions, records } = (await session.read('query.complete', asked)) as {
    completions: Completion[];
    records: number;
  };
  const suggestions = await Promise.all(
    completions.map(async (each): Promise<Suggestion[]> => {
      if (each.kind !== 'value') return [each];
      const { field, prefix, from, to } = each;
      const values = await valuesOf(field, prefix, asked.kind ?? null, records);
      return values.map(({ value, count }) => ({
        kind: 'value',
        text: quote(value, '"'),
        from,
        to,
        count,
      }));
    }),
  );
  return suggestions.flat();

  async function valuesOf(
    field: FieldRef,
    part: string,
    kind: Kind | null,
    ofRecords: number,
  ): Promise<CommonValue[]> {
    const column = valueColumn(field);
    if (column === null) return [];
    const counts = await columns.countsOf(column, kind, ofRecords);
    const params = { counts, part, limit: mostValues };
    return (await session.read('query.values', params)) as CommonValue[];
  }
}

/** The column of texts that a field stands in; of several fields the first one's. */
function valueColumn(field: FieldRef): string | null {
  if (field.kind === 'path') return null;
  const name = field.kind === 'field' ? field.name : (field.names[0] ?? '');
  const column = columnOfField({ kind: 'field', name });
  return column.storage === 'value' ? column.name : null;
}
