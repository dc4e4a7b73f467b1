import { fieldsOf } from '../../shared/fields.ts';
import type { SavedColumn } from '../../shared/marks.ts';
import type { ViewKey } from './view.ts';

/** Columns of the timeline; the last ones are hidden until asked for. */
const timelineColumns: readonly SavedColumn[] = [
  ...[
    'time',
    'kind',
    'action',
    'actor',
    'target',
    'outcome',
    'status',
    'client',
    'ip',
    'message',
  ].map((name) => ({ name })),
  { name: 'session', hidden: true },
  { name: 'source', hidden: true },
];

/** The columns that a view has before anybody chose others. */
export function ownColumns(view: ViewKey): readonly SavedColumn[] {
  if (view === 'timeline') return timelineColumns;
  return fieldsOf[view].map(({ name, hidden }) => (hidden === true ? { name, hidden } : { name }));
}

/** Names of the columns that are shown, from left to right: pinned ones first. */
export function shownColumns(view: ViewKey, chosen: readonly SavedColumn[] | null): string[] {
  const shown = (chosen ?? ownColumns(view)).filter(({ hidden }) => hidden !== true);
  const pinned = shown.filter((column) => column.pinned === true);
  return [...pinned, ...shown.filter((column) => column.pinned !== true)].map(({ name }) => name);
}
