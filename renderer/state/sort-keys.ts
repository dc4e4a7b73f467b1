import type { OneField, SortKey } from '../../shared/case.ts';
import { resolveField } from '../../shared/query/index.ts';
import { kindOf, type SortChoice, type ViewKey } from './view.ts';

/** The field that a column's name means in a view, as calls about results take it; null when there is none. */
export function fieldNamed(name: string, view: ViewKey): OneField | null {
  const ref = resolveField(name, kindOf(view))?.ref;
  return ref === undefined || ref.kind === 'anyOf' ? null : ref;
}

/** The order of a view for `result.open`; names that mean nothing are left out. */
export function sortKeys(sort: readonly SortChoice[], view: ViewKey): SortKey[] {
  return sort.flatMap(({ name, descending }) => {
    const field = fieldNamed(name, view);
    return field === null ? [] : [{ field, descending }];
  });
}
