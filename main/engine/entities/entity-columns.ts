import type { EntityType } from '../../../shared/entities.ts';
import type { CanonicalField } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';

/** Where records name entities of a type: a canonical field, in records of these kinds. */
export interface EntityColumn {
  field: CanonicalField;
  kinds: readonly Kind[];
  /** Only in records where this field is empty: it names the entity better. */
  unless?: CanonicalField;
}

/** Where each type of entity is named. One thing may be named in several fields: a mail's recipient is a person. */
export const entityColumns: Record<EntityType, readonly EntityColumn[]> = {
  actor: [
    { field: 'actor', kinds: ['audit', 'event', 'session', 'grant'] },
    { field: 'target', kinds: ['notification'] },
    // Beside an e-mail address it is another name of the same person, and listed as such.
    { field: 'username', kinds: ['event'], unless: 'actor' },
  ],
  target: [{ field: 'target', kinds: ['audit'] }],
  client: [{ field: 'client', kinds: ['audit', 'event', 'session', 'grant'] }],
  address: [
    {
      field: 'ip',
      kinds: ['audit', 'event', 'job', 'notification', 'session', 'grant', 'webhook'],
    },
  ],
  session: [
    { field: 'key', kinds: ['session'] },
    { field: 'session', kinds: ['audit', 'event', 'grant'] },
  ],
  grant: [{ field: 'key', kinds: ['grant'] }],
  job: [
    { field: 'target', kinds: ['job'] },
    { field: 'key', kinds: ['job'] },
  ],
  endpoint: [{ field: 'target', kinds: ['webhook'] }],
};
