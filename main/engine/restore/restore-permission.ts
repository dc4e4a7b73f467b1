import { cutText } from '../../../shared/cut-text.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { showHidden } from '../../../shared/hidden-characters.ts';
import type { RestorePermission } from '../../../shared/restoring.ts';
import { pathOf } from '../live/index.ts';
import type { TenantAtHand } from './tenant-log.ts';

/** What restoring takes, as a sentence names it. */
export const restoreNeeds = 'the role of a super admin, which restoring takes';

/** Failures that say nothing of a path only: they end the work. */
const ends: readonly string[] = [
  'unreachable',
  'certificate-refused',
  'login-refused',
  'cancelled',
  'limit-reached',
];

/** Names under which an answer may say what a credential may do. */
const names = ['scopes', 'scope', 'permissions', 'roles'];
const mostShown = 6;
const longest = 100;

/**
 * Whether the credential may restore, as far as the tenant says what it may do. Only reads. Where it does not say, that is
 * the answer: nothing is sent to find out.
 * @throws {TrailcaseError} what the client fails with where nothing can be asked at all
 */
export async function askPermission({
  client,
  connection,
  connector,
}: TenantAtHand): Promise<RestorePermission> {
  const unknown = (why: string): RestorePermission => ({
    state: 'unknown',
    told: `It is not known whether this credential may restore: ${why} The first batch shows it; it needs ${restoreNeeds}.`,
  });
  let value: unknown;
  try {
    const path = pathOf(connection, connector.summary, 'allowed');
    ({ value } = await client.readJson({ path }));
  } catch (error) {
    if (!(error instanceof TrailcaseError) || ends.includes(error.code)) throw error;
    return unknown(`the tenant could not be asked. ${error.message}`);
  }
  const allowed = allowedIn(value);
  if (allowed === null) return unknown('the tenant does not list what it may do.');
  const found = allowed.find((each) => /super[^a-z]?admin/i.test(each));
  const shown = (text: string) => showHidden(cutText(client.hide(text), longest));
  if (found !== undefined) {
    const told = `This credential may restore: the tenant says that it has ${shown(found)}.`;
    return { state: 'granted', told };
  }
  const some = allowed.slice(0, mostShown).map(shown).join(', ');
  const rest = allowed.length > mostShown ? ` and ${allowed.length - mostShown} more` : '';
  const has = allowed.length === 0 ? 'nothing' : `${some}${rest}`;
  return {
    state: 'missing',
    told: `This credential may not restore: the tenant says that it may do ${has}, and that is not ${restoreNeeds}. The first batch would be refused. Take a credential of a super admin.`,
  };
}

/** What an answer lists; null where it lists nothing of the kind. */
function allowedIn(value: unknown): string[] | null {
  if (typeof value !== 'object' || value === null) return null;
  const told = value as Record<string, unknown>;
  const lists = names.flatMap((name): string[][] => {
    const given = Object.hasOwn(told, name) ? told[name] : undefined;
    if (typeof given === 'string') return [given.split(/[\s,]+/).filter((each) => each !== '')];
    if (!Array.isArray(given)) return [];
    return [given.filter((each) => typeof each === 'string')];
  });
  return lists.length === 0 ? null : lists.flat();
}
