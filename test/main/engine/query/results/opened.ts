import type { Asked, RecordRow } from '../../../../../shared/case.ts';
import type { Engine } from '../../../../../shared/contract.ts';
import type { Kind } from '../../../../../shared/kinds.ts';
import type { Query } from '../../../../../shared/query/ast.ts';

/** Everything, in a kind's view or in the timeline. */
export function everything(kind: Kind | null = null) {
  return { kind, where: { kind: 'all' as const } };
}

/** A field that contains a text. */
export function contains(name: string, text: string): Query {
  return {
    kind: 'compare',
    field: { kind: 'field', name },
    operator: 'contains',
    operand: { kind: 'text', text, exact: false },
  };
}

/** A field that is a text, letter by letter. */
export function equals(name: string, text: string): Query {
  return {
    kind: 'compare',
    field: { kind: 'field', name },
    operator: 'is',
    operand: { kind: 'text', text, exact: true },
  };
}

/** A text anywhere in the original record. */
export function anywhere(text: string): Query {
  return { kind: 'text', operator: 'contains', text };
}

/** All rows of a result, window after window, once all of it is known. */
export async function allRows(engine: Engine, asked: Asked, window = 997): Promise<RecordRow[]> {
  const { question, sort, asOf, zone } = asked;
  const { result } = await engine.call('result.open', {
    question,
    sort: sort === undefined ? undefined : [...sort],
    asOf,
    zone,
  });
  const total = await engine.call('result.total', { result });
  const rows: RecordRow[] = [];
  while (rows.length < total) {
    const next = await engine.call('result.window', { result, from: rows.length, count: window });
    rows.push(...next.rows);
  }
  await engine.call('result.close', { result });
  return rows;
}

/** Ids of all records of a result, in order. */
export async function allIds(engine: Engine, asked: Asked): Promise<number[]> {
  return (await allRows(engine, asked)).map(({ id }) => id);
}
