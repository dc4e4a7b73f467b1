import type { RecordRow } from '../../../shared/case.ts';
import type { EntityType } from '../../../shared/entities.ts';
import { entityOfField } from '../../../shared/entity-of-field.ts';
import { type Field, type FieldType, fieldsOf } from '../../../shared/fields.ts';
import type { Query } from '../../../shared/query/index.ts';
import { hasValue } from '../../state/conditions.ts';

/** A canonical field of a record that has a value. */
export interface ShownField {
  name: string;
  label: string;
  type: FieldType;
  /** Times ISO UTC, durations in microseconds. */
  value: string | number;
  /** What it names, where that has a page. */
  entity: EntityType | null;
  /** Records with the same value; null for times, which nobody asks for to the microsecond. */
  condition: Query | null;
}

/**
 * The canonical fields of a record in the order of its kind's view, and the labels of those without a value;
 * columns that are hidden until asked for are not missed.
 */
export function shownFields(row: RecordRow): { fields: ShownField[]; missing: string[] } {
  const fields: ShownField[] = [];
  const missing: string[] = [];
  for (const field of fieldsOf[row.kind]) {
    const { stored, label, hidden } = field;
    if (stored === undefined) continue;
    const value = stored === 'time' ? row.time : row.fields[field.name];
    if (value === null || value === undefined) {
      if (hidden !== true) missing.push(label);
    } else fields.push(describe(row, field, stored, value));
  }
  return { fields, missing };
}

function describe(
  { kind }: RecordRow,
  { name, label, type }: Field,
  stored: string,
  value: string | number,
): ShownField {
  const condition = type === 'time' ? null : hasValue({ kind: 'field', name: stored }, value);
  return { name, label, type, value, entity: entityOfField(kind, stored), condition };
}

/** A field's value as text: what copying it gives. Durations in milliseconds, as records write them. */
export function fieldText({ type, value }: ShownField): string {
  return type === 'duration' ? `${Number(value) / 1_000} ms` : String(value);
}
