import type { MappingProposal } from '../../../../shared/import-preview.ts';
import { mappedSource } from '../mapping.ts';
import type { SourceDescription } from '../source-description.ts';

/** A source made of a proposed mapping: every record is of the one kind. */
export function proposedSource({ kind, map }: MappingProposal): SourceDescription {
  const described = Object.entries(map).map(([word, path]) => `${word}=${path}`);
  const reason = `no source describes this shape; read by the mapping proposed from names and values: ${described.join(', ')}`;
  return {
    ...mappedSource(kind, map),
    title: 'Mapped as proposed',
    recognise: () => ({ kind, reason }),
  };
}
