import type { RadiusLine } from '../../../shared/response-plan.ts';

type Relation = RadiusLine['relation'];

/** What the lines of a relation are called: over their table, and each of them in it. */
const words: Readonly<Record<Relation, { many: string; one: string }>> = {
  changed: { many: 'Changed', one: 'What was changed' },
  session: { many: 'Sessions', one: 'Session' },
  grant: { many: 'Grants', one: 'Grant' },
  address: { many: 'Addresses', one: 'Address' },
  device: { many: 'Devices', one: 'User agent' },
  client: { many: 'Applications', one: 'Application' },
  account: { many: 'Other accounts', one: 'Account' },
};

/** The words for a relation to a centre: accounts of an address are no others. */
export function relationWords(
  relation: Relation,
  centre: 'actor' | 'address',
): { many: string; one: string } {
  const { many, one } = words[relation];
  return relation === 'account' && centre === 'address' ? { many: 'Accounts', one } : { many, one };
}
