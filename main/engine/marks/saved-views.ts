import { TrailcaseError } from '../../../shared/errors.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { SavedView, ViewParts } from '../../../shared/marks.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { appendCustody, cleanText, type ReadableCase, type WritableCase } from '../store/index.ts';
import { actions, type ViewDetail, type ViewRemovedDetail } from './custody-details.ts';

/** A view to be kept: under a number of its own, or in place of the one that has the number. */
export interface ViewGiven extends ViewParts {
  id?: number | undefined;
  name: string;
  kind: Kind | null;
}

/**
 * Keeps a view, within the caller's transaction.
 * @throws TrailcaseError `not-found` for the number of a view that is not there
 */
export function saveView(db: WritableCase, given: ViewGiven): SavedView {
  const { id, kind, filter, columns, sort } = given;
  if (id !== undefined && nameOf(db, id) === undefined) {
    throw new TrailcaseError('not-found', `There is no saved view ${id} in this case.`);
  }
  const name = cleanText(given.name);
  const parts: ViewParts = {
    ...(filter === undefined ? {} : { filter }),
    ...(columns === undefined ? {} : { columns }),
    ...(sort === undefined ? {} : { sort }),
  };
  const detail: ViewDetail = { ...(id === undefined ? {} : { view: id }), name, kind, parts };
  const entry = appendCustody(db, actions.viewSaved, detail);
  const view = id ?? entry.id;
  db.prepare(
    `INSERT INTO saved_view (id, name, kind, parts) VALUES (?, ?, ?, ?) ON CONFLICT (id)
     DO UPDATE SET name = excluded.name, kind = excluded.kind, parts = excluded.parts`,
  ).run(view, name, kind, JSON.stringify(parts));
  const saved = listViews(db).find((each) => each.id === view);
  if (saved === undefined) throw new Error(`the view ${view} was not kept`);
  return saved;
}

/** Removes a view, within the caller's transaction; true when there was one. */
export function removeView(db: WritableCase, view: number): boolean {
  const name = nameOf(db, view);
  if (name === undefined) return false;
  const detail: ViewRemovedDetail = { view, name };
  appendCustody(db, actions.viewRemoved, detail);
  db.prepare('DELETE FROM saved_view WHERE id = ?').run(view);
  return true;
}

function nameOf(db: ReadableCase, view: number): string | undefined {
  return db.prepare('SELECT name FROM saved_view WHERE id = ?').pluck().get(view) as
    | string
    | undefined;
}

/** The saved views by name. Who saved one first, and when, is what the custody log says. */
export function listViews(db: ReadableCase): SavedView[] {
  const rows = db
    .prepare(
      `SELECT v.id, v.name, v.kind, v.parts, c.actor AS author, c.time AS created
       FROM saved_view v JOIN custody c ON c.id = v.id ORDER BY v.name COLLATE NOCASE, v.id`,
    )
    .all() as {
    id: number;
    name: string;
    kind: Kind | null;
    parts: string;
    author: string;
    created: number;
  }[];
  return rows.map(({ parts, created, ...view }) => ({
    ...view,
    ...(JSON.parse(parts) as ViewParts),
    created: formatInstant(created),
  }));
}
