import type { OneField } from '../../../../shared/case.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { isMarkField } from '../../../../shared/query/index.ts';
import { recordColumns, type Storage } from '../../store/index.ts';

/** Where a field stands: in a column of `record`, or at a path of the original record. */
export type FieldColumn =
  | { storage: Storage; name: string }
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
 * @throws TrailcaseError `bad-request` for a name that no kind has
 */
export function columnOfField(field: OneField): FieldColumn {
  if (field.kind === 'path') return { storage: 'path', path: field.path };
  const { name } = field;
  const shared = Object.hasOwn(common, name) ? common[name] : undefined;
  const found = recordColumns.find((column) => column.field === name || column.name === shared);
  if (found !== undefined) return { storage: found.storage, name: found.name };
  const message = isMarkField(name)
    ? `Records cannot be ordered or counted by "${name}", only filtered: it is no value of theirs.`
    : `There is no field "${name}".`;
  throw new TrailcaseError('bad-request', message, { field: name });
}
