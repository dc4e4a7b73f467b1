import type { Kind } from '../../../../shared/kinds.ts';
import { type FieldRef, resolveField } from '../../../../shared/query/index.ts';
import type { SigmaSystem } from '../../sources/index.ts';

/** Where a rule's field stands: fields of the case, and texts that are the same for all records. */
export interface FieldPlaces {
  refs: readonly FieldRef[];
  constants: readonly string[];
  /** A word that a field of fixed words does not have is a mistake, and not just never found. */
  strict: boolean;
}

/** Where a field stands in the records of a system. */
export function placesInSystem(field: string, system: SigmaSystem): FieldPlaces {
  const places = system.placesOf(field);
  return {
    refs: places.flatMap((place): FieldRef[] => {
      if (place.kind === 'constant') return [];
      return [
        place.kind === 'column'
          ? { kind: 'field', name: place.name }
          : { kind: 'path', path: place.path },
      ];
    }),
    constants: places.flatMap((place) => (place.kind === 'constant' ? [place.text] : [])),
    strict: false,
  };
}

/** The field of a view that a rule for our own records means; a path of the original for any other name. */
export function placesInView(field: string, kind: Kind | null): FieldPlaces {
  const ref = resolveField(field, kind)?.ref ?? { kind: 'path', path: field.split('.') };
  return { refs: [ref], constants: [], strict: true };
}
