import type { MappingProposal } from '../../../../shared/import-preview.ts';
import { mappedSource } from '../mapping.ts';
import type { SourceDescription } from '../source-description.ts';

/** Said in the reason of a source that was read as proposed, before the mapping. */
const title = 'no source describes this shape, read by the mapping proposed from names and values';

/** A source made of a proposed mapping: every record is of the one kind. */
export function proposedSource({ kind, map }: MappingProposal): SourceDescription {
  const source = mappedSource(kind, map);
  return {
    ...source,
    title: 'Mapped as proposed',
    shapes: source.shapes.map((shape) => ({ ...shape, title })),
  };
}
