import { type Cell, hashRows } from './blocks.ts';
import type { ReadableCase } from './case-database.ts';

/**
 * SHA-256 over everything that the case says of a source and of the file that it came in. The custody
 * log holds it, so that a changed receipt is found.
 */
export function sealOf(db: ReadableCase, source: number): string {
  const row = db
    .prepare(
      `SELECT s.id, s.stream, s.name, s.system, s.state, s.mapping, s.receipt,
         g.id, g.stream, g.name, g.path, g.container, g.modified
       FROM source s JOIN given g ON g.id = s.given WHERE s.id = ?`,
    )
    .raw()
    .get(source) as Cell[] | undefined;
  return hashRows(row === undefined ? [] : [row]);
}
