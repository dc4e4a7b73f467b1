import type { RecordRow } from '../../../shared/case.ts';
import { type CanonicalField, fieldsOf } from '../../../shared/fields.ts';

/** What a record says in a line: who did what, by the names of its own kind. */
export function rowWords(row: RecordRow): { action: string; actor: string } {
  const read = (stored: CanonicalField) => {
    const field = fieldsOf[row.kind].find((each) => each.stored === stored);
    return field === undefined ? null : (row.fields[field.name] ?? null);
  };
  const action = read('action') ?? read('subject') ?? read('key') ?? read('status');
  return { action: String(action ?? ''), actor: String(read('actor') ?? read('target') ?? '') };
}
