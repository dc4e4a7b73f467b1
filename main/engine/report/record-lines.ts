import type { RecordRow } from '../../../shared/case.ts';
import { cutText } from '../../../shared/cut-text.ts';
import { type CanonicalField, fieldsOf } from '../../../shared/fields.ts';
import { cutShort } from './cut-list.ts';
import type { ReportLimits } from './report-limits.ts';
import type { RecordLine } from './report-model.ts';
import { writeCount } from './write-count.ts';

/** What a canonical field of a record holds, whatever its kind calls it; null where it has none. */
export function fieldOf(row: RecordRow, stored: CanonicalField): string | null {
  const field = fieldsOf[row.kind].find((each) => each.stored === stored);
  const value = field === undefined ? null : (row.fields[field.name] ?? null);
  return value === null || value === '' ? null : String(value);
}

/** The beginning of a text, with how long it was where that is not all of it. */
export function cutCell(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${cutText(text, most)}… (cut, ${writeCount(text.length)} characters)`;
}

/** A record in a line: who did what to what, from where. */
export function recordLine(row: RecordRow, limits: ReportLimits): RecordLine {
  const read = (...fields: CanonicalField[]) => {
    const found = fields.map((field) => fieldOf(row, field)).find((value) => value !== null);
    return cutCell(found ?? '', limits.cell);
  };
  const isMail = row.kind === 'notification';
  return {
    id: row.id,
    kind: row.kind,
    time: row.time,
    outcome: row.outcome,
    who: read('actor', 'username'),
    what: isMail ? read('subject', 'action') : read('action', 'subject'),
    target: read('target', 'key'),
    from: read('ip'),
    besides: cutCell(besides(row), limits.cell),
    changed: cutShort(
      (row.changed ?? []).map((path) => cutCell(path, limits.cell)),
      limits.paths,
      'the rest stands in the record',
    ),
  };
}

/** Fields that are told beside a line, and what they are called there. */
const told: readonly [CanonicalField, string][] = [
  ['key', 'id'],
  ['session', 'session'],
  ['client', 'client'],
  ['provider', 'provider'],
  ['status', 'status'],
  ['httpStatus', 'HTTP'],
  ['agent', 'with'],
  ['message', 'message'],
];

function besides(row: RecordRow): string {
  return told
    .flatMap(([field, word]) => {
      const value = fieldOf(row, field);
      return value === null ? [] : [`${word} ${value}`];
    })
    .join('; ');
}
