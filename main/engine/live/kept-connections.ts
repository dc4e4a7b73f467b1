import { type Connection, connectionSchema } from '../../../shared/connection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import {
  appendCustody,
  cleanText,
  liveEntries,
  type ReadableCase,
  type WritableCase,
} from '../store/index.ts';

/** Connections kept in a case at most. */
const mostConnections = 500;

/** The connections of a case, by name. They came with the case, perhaps from somebody else: no secret is bound to them. */
export function listConnections(db: ReadableCase): Connection[] {
  const rows = db
    .prepare(
      `SELECT detail FROM connection_step
       WHERE kind = 'kept' AND id IN (SELECT max(id) FROM connection_step GROUP BY connection)`,
    )
    .pluck()
    .all() as string[];
  return rows.map(readConnection).toSorted(byName);
}

/**
 * Keeps a connection in place of one with its id, within the caller's transaction.
 * @throws {TrailcaseError} `bad-request` where another has its name, `limit-reached` where there are too many
 */
export function keepConnection(db: WritableCase, given: Connection): Connection[] {
  const connection = { ...given, name: cleanText(given.name) };
  const others = listConnections(db).filter(({ id }) => id !== connection.id);
  if (others.some(({ name }) => name === connection.name)) {
    throw new TrailcaseError(
      'bad-request',
      `This case has another connection called "${connection.name}". Give this one another name.`,
    );
  }
  if (others.length >= mostConnections) {
    throw new TrailcaseError(
      'limit-reached',
      `This case has ${mostConnections} connections. Remove some that are not needed any more.`,
    );
  }
  addStep(db, 'kept', connection.id, connection);
  return [...others, connection].toSorted(byName);
}

/**
 * Takes a connection off the case, within the caller's transaction. What it was stays in the custody log.
 * @throws {TrailcaseError} `not-found` for an id that none has
 */
export function removeConnection(db: WritableCase, id: string): Connection[] {
  const all = listConnections(db);
  const removed = all.find((each) => each.id === id);
  if (removed === undefined) {
    throw new TrailcaseError('not-found', 'This case has no such connection any more.');
  }
  addStep(db, 'removed', id, { id, name: removed.name });
  return all.filter((each) => each !== removed);
}

function addStep(db: WritableCase, kind: 'kept' | 'removed', id: string, detail: object): void {
  const action = kind === 'kept' ? liveEntries.connectionKept : liveEntries.connectionRemoved;
  const entry = appendCustody(db, action, detail);
  db.prepare('INSERT INTO connection_step (id, connection, kind, detail) VALUES (?, ?, ?, ?)').run(
    entry.id,
    id,
    kind,
    JSON.stringify(detail),
  );
}

function readConnection(detail: string): Connection {
  const { success, data } = connectionSchema.safeParse(JSON.parse(detail));
  if (success) return data;
  throw new TrailcaseError(
    'case-altered',
    'A connection of this case is not what Trailcase keeps: the case was changed outside of it. Verify it.',
  );
}

function byName(one: Connection, other: Connection): number {
  return one.name < other.name ? -1 : Number(one.name > other.name);
}
