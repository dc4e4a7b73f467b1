import type { OneField } from '../../../../shared/case.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { isMarkField } from '../../../../shared/query/index.ts';
import { recordColumns, type Storage } from '../../store/index.ts';
import { type MarkName, markNames } from '../columns/index.ts';

/** Where a field stands: in a column of `record`, among the marks, or at a path of the original record. */
export type FieldColumn =
  | { storage: Storage; name: string }
  | { storage: 'mark'; name: MarkName }
  | { storage: 'path'; path: readonly string[] };

/** Fields that every kind has, with their columns. */
const common: Readonly<Record<string, string>> = {
  kind: 'kind',
  outcome: 'outcome',
  source: 'source',
  system: 'source',
  changed: 'changed',
};

/**
 * The place of a field.
 * @throws TrailcaseError `bad-request` for a name that no kind has, and for notes and findings
 */
export function columnOfField(field: OneField): FieldColumn {
  if (field.kind === 'path') return { storage: 'path', path: field.path };
  const { name } = field;
  const mark = markNames.find((each) => each === name);
  if (mark !== undefined) return { storage: 'mark', name: mark };
  const shared = Object.hasOwn(common, name) ? common[name] : undefined;
  const found = recordColumns.find((column) => column.field === name || column.name === shared);
  if (found !== undefined) return { storage: found.storage, name: found.name };
  const message = isMarkField(name)
    ? `Records cannot be ordered or counted by "${name}", only filtered: it is no value of theirs. Stars and tags can.`
    : `There is no field "${name}".`;
  throw new TrailcaseError('bad-request', message, { field: name });
}
