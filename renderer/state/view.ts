import { fieldsOf } from '../../shared/fields.ts';
import { type Kind, kinds } from '../../shared/kinds.ts';
import type { SavedColumn } from '../../shared/marks.ts';

/** A table of records: that of one kind, or the timeline of all. */
export type ViewKey = Kind | 'timeline';

export const viewKeys: readonly ViewKey[] = ['timeline', ...kinds];

/** Kind of a view; null for the timeline, as questions have it. */
export function kindOf(view: ViewKey): Kind | null {
  return view === 'timeline' ? null : view;
}

export function viewOf(kind: Kind | null): ViewKey {
  return kind ?? 'timeline';
}

const titles: Record<ViewKey, string> = {
  timeline: 'Timeline',
  audit: 'Audit',
  event: 'Events',
  job: 'Jobs',
  notification: 'Notifications',
  session: 'Sessions',
  grant: 'Grants',
  webhook: 'Webhooks',
};

/** What a view is called on the screen. */
export function titleOf(view: ViewKey): string {
  return titles[view];
}

/** Name of the column of a view that holds the time by which it is ordered. */
export function timeColumn(view: ViewKey): string {
  if (view === 'timeline') return 'time';
  return fieldsOf[view].find(({ stored }) => stored === 'time')?.name ?? 'time';
}

/** One column that a view is sorted by. */
export interface SortChoice {
  name: string;
  descending: boolean;
}

/** What a person chose for one view. */
export interface ViewChoice {
  /** The query in force, as text. */
  text: string;
  /** Conditions that were switched off, as text: kept, not asked. */
  parked: readonly string[];
  sort: readonly SortChoice[];
  /** Order, width, visibility and pinning; null for the view's own columns. */
  columns: readonly SavedColumn[] | null;
  /** Columns by which rows are grouped, outermost first. */
  groupBy: readonly string[];
  /** The record that the cursor stands on and the detail panel shows; null for none. */
  record: number | null;
}

/** Newest first, as every view begins. */
export function newView(view: ViewKey): ViewChoice {
  return {
    text: '',
    parked: [],
    sort: [{ name: timeColumn(view), descending: true }],
    columns: null,
    groupBy: [],
    record: null,
  };
}
