import type { EntityType } from './entities.ts';
import type { Kind } from './kinds.ts';

/** Canonical fields whose values have a page of their own. */
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

/** What a canonical field of a record, or of records of several kinds, holds the name of; null for what has no page. */
export function entityOfField(kind: Kind | null, stored: string): EntityType | null {
  return (kind === null ? undefined : byKind[kind]?.[stored]) ?? everywhere[stored] ?? null;
}
