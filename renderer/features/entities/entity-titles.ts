import type { EntityType } from '../../../shared/entities.ts';

/** What entities of a type are called. */
export const entityTitles: Record<EntityType, { one: string; many: string }> = {
  actor: { one: 'Actor', many: 'Actors' },
  target: { one: 'Target', many: 'Targets' },
  client: { one: 'Client', many: 'Clients' },
  address: { one: 'Address', many: 'Addresses' },
  session: { one: 'Session', many: 'Sessions' },
  grant: { one: 'Grant', many: 'Grants' },
  job: { one: 'Job', many: 'Jobs' },
  endpoint: { one: 'Endpoint', many: 'Endpoints' },
};
