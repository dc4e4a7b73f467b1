import type { EntityType } from '../../../../shared/entities.ts';
import { entityOfField } from '../../../../shared/entity-of-field.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import type { FieldRef } from '../../../../shared/query/index.ts';

/** What a field holds the name of, by the first of its places that has a page; null for what has none. */
export function entityTypeOf(places: readonly FieldRef[], kind: Kind | null): EntityType | null {
  const types = places.flatMap((place) =>
    place.kind === 'field' ? (entityOfField(kind, place.name) ?? []) : [],
  );
  return types[0] ?? null;
}
