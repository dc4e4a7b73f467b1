import type { Kind } from '../../../shared/kinds.ts';
import type { Layout } from '../read/index.ts';
import type { StateNames } from '../sources/index.ts';
import type { ReadableCase } from '../store/index.ts';

/** How a source was read, as it was written down with it. */
export interface SourceMapping {
  layout: Layout;
  states: Partial<Record<Kind, StateNames>>;
}

/** The mapping that a source was imported with: a record is read again as it was read then. */
export function readSourceMapping(db: ReadableCase, source: number): SourceMapping {
  const mapping = db.prepare('SELECT mapping FROM source WHERE id = ?').pluck().get(source);
  return JSON.parse(mapping as string) as SourceMapping;
}
