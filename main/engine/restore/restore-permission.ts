import type { RestorePermission } from '../../../shared/restoring.ts';
import { allowedWords, askAllowed } from '../live/index.ts';
import type { TenantAtHand } from './tenant-log.ts';

/** What restoring takes, as a sentence names it. */
export const restoreNeeds = 'the role of a super admin, which restoring takes';

/**
 * Whether the credential may restore, as far as the tenant says what it may do. Where it does not say, that is the answer.
 * @throws {TrailcaseError} what the client fails with where nothing can be asked at all
 */
export async function askPermission({
  client,
  connection,
  connector,
}: TenantAtHand): Promise<RestorePermission> {
  const allowed = await askAllowed(client, connection, connector);
  if (allowed.list === null) {
    return {
      state: 'unknown',
      told: `It is not known whether this credential may restore: ${allowed.why} The first batch shows it; it needs ${restoreNeeds}.`,
    };
  }
  const found = allowed.list.find((each) => /super[^a-z]?admin/i.test(each));
  if (found !== undefined) {
    const told = `This credential may restore: the tenant says that it has ${allowedWords(client, [found])}.`;
    return { state: 'granted', told };
  }
  return {
    state: 'missing',
    told: `This credential may not restore: the tenant says that it may do ${allowedWords(client, allowed.list)}, and that is not ${restoreNeeds}. The first batch would be refused. Take a credential of a super admin.`,
  };
}
