import type { Suggestion } from '../../../shared/case.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { type Completion, type FieldRef, isMarkField, quote } from '../../../shared/query/index.ts';
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
    const name = firstName(field);
    if (name === 'tag' || name === 'finding') return await writtenLike(name, part, kind);
    const column = valueColumn(field);
    if (column === null) return [];
    const counts = await columns.countsOf(column, kind, ofRecords);
    const params = { counts, part, limit: mostValues };
    return (await session.read('query.values', params)) as CommonValue[];
  }

  /** Tags, or titles of rules that found something, with a text in them: those that begin with it first. */
  async function writtenLike(
    name: 'tag' | 'finding',
    part: string,
    kind: Kind | null,
  ): Promise<CommonValue[]> {
    const low = part.toLowerCase();
    const ask =
      name === 'tag'
        ? session.read('tag.values', { kind })
        : session.scan('finding.values', { kind });
    const values = (await ask) as CommonValue[];
    const begins = ({ value }: CommonValue) => Number(value.toLowerCase().startsWith(low));
    return values
      .filter(({ value }) => value.toLowerCase().includes(low))
      .sort((one, other) => begins(other) - begins(one))
      .slice(0, mostValues);
  }
}

/** The name of a field; of several fields the first one's. */
function firstName(field: FieldRef): string | null {
  if (field.kind === 'path') return null;
  return field.kind === 'field' ? field.name : (field.names[0] ?? null);
}

/** The column of texts that a field stands in; null where it stands in none. */
function valueColumn(field: FieldRef): string | null {
  const name = firstName(field);
  if (name === null || isMarkField(name)) return null;
  const column = columnOfField({ kind: 'field', name });
  return column.storage === 'value' ? column.name : null;
}
