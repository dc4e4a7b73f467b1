import type { EntityType } from '../../../../shared/entities.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import type { FieldRef } from '../../../../shared/query/index.ts';

/** Canonical fields whose values have a page of their own, and where a kind has it otherwise. */
const everywhere: Readonly<Record<string, EntityType>> = {
  actor: 'actor',
  target: 'target',
  client: 'client',
  ip: 'address',
  session: 'session',
};

const byKind: Partial<Record<Kind, Readonly<Record<string, EntityType>>>> = {
  job: { target: 'job', key: 'job' },
  session: { key: 'session' },
  grant: { key: 'grant' },
  webhook: { target: 'endpoint' },
  notification: { target: 'actor' },
};

/** What a field holds the name of; null for what has no page. */
export function entityTypeOf(places: readonly FieldRef[], kind: Kind | null): EntityType | null {
  for (const place of places) {
    if (place.kind !== 'field') continue;
    const type = (kind === null ? undefined : byKind[kind]?.[place.name]) ?? everywhere[place.name];
    if (type !== undefined) return type;
  }
  return null;
}
