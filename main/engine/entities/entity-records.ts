import type { EntityType } from '../../../shared/entities.ts';
import type { CanonicalField } from '../../../shared/fields.ts';
import { type Kind, kinds } from '../../../shared/kinds.ts';
import { type Outcome, outcomes } from '../../../shared/record.ts';
import { columnOf, type ReadableCase } from '../store/index.ts';
import { entityColumns } from './entity-columns.ts';
import { tableFor } from './table-order.ts';
import type { Stored, ValueTexts } from './value-texts.ts';

/** Fields whose values are told beside an entity. */
export const toldFields = [
  'action',
  'actor',
  'target',
  'client',
  'provider',
  'ip',
  'agent',
  'username',
  'organization',
  'protocol',
  'session',
  'key',
] as const satisfies readonly CanonicalField[];

export type ToldField = (typeof toldFields)[number];

/** A record of an entity, as far as its page needs it. */
export interface EntityRecord {
  kind: Kind;
  outcome: Outcome;
  time: number | null;
  /** What the columns of `toldFields` hold, in their order. */
  cells: (Stored | null)[];
}

/** The records that name an entity, each once, read in one pass over each column that may. */
export function* entityRecords(
  db: ReadableCase,
  texts: ValueTexts,
  type: EntityType,
  value: string,
): Generator<EntityRecord> {
  const columns = toldFields.map((field) => columnOf(field).name).join(', ');
  const seen = new Set<number>();
  const parts = entityColumns[type];
  for (const part of parts) {
    const { field, kinds: named, unless } = part;
    const stored = texts.stored(field, value);
    if (stored === null) continue;
    const numbers = named.map((kind) => kinds.indexOf(kind)).join(', ');
    const lacks = unless === undefined ? '' : `AND ${columnOf(unless).name} IS NULL`;
    const rows = db
      .prepare(
        `SELECT id, kind, outcome, time, ${columns} FROM ${tableFor(part)} WHERE ${columnOf(field).name} = ? AND kind IN (${numbers}) ${lacks}`,
      )
      .raw()
      .iterate(typeof stored === 'number' ? BigInt(stored) : stored) as IterableIterator<
      [number, number, number, number | null, ...(Stored | null)[]]
    >;
    for (const [id, kind, outcome, time, ...cells] of rows) {
      if (parts.length > 1) {
        if (seen.has(id)) continue;
        seen.add(id);
      }
      yield {
        kind: kinds[kind] as Kind,
        outcome: outcomes[outcome] ?? 'unknown',
        time,
        cells,
      };
    }
  }
}
