import { type Cell, hashRows } from './blocks.ts';
import type { ReadableCase } from './case-database.ts';
import { listCustody } from './custody.ts';

/** What the custody log says of a source. */
export interface SealedSource {
  id: number;
  /** Seal over its receipt and description. */
  seal: string;
  /** One hash over the hashes of its blocks. */
  blocks: string;
}

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

/** What the custody log says of all sources, by their ids. Its chain must have been checked before. */
export function listSealed(db: ReadableCase): Map<number, SealedSource> {
  const imported = listCustody(db).filter(({ action }) => action === 'imported');
  const sources = imported.flatMap(({ detail }) => (detail as { sources: SealedSource[] }).sources);
  return new Map(sources.map((source) => [source.id, source]));
}

/**
 * Compares the sources with the custody log.
 * @returns what differs, in words; empty when nothing does
 */
export function checkSeals(db: ReadableCase): string[] {
  const sealed = listSealed(db);
  const there = db.prepare('SELECT id FROM source').pluck().all() as number[];
  const unknown = there.filter((id) => !sealed.has(id));
  const altered = [...sealed.values()].filter(({ id, seal }) => sealOf(db, id) !== seal);
  return [
    ...unknown.map((id) => `source ${id} is not in the custody log`),
    ...altered.map(({ id }) => `the receipt or description of source ${id} was altered or removed`),
  ];
}
