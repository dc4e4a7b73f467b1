import type { Connection } from '../../../shared/connection.ts';
import { cutText } from '../../../shared/cut-text.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { showHidden } from '../../../shared/hidden-characters.ts';
import type { Connector } from './connector.ts';
import type { TenantClient } from './http/tenant-client.ts';
import { pathOf } from './path-of.ts';

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
const mostShown = 12;
const longest = 100;

/** What a tenant says that a credential may do, in its words; null with the reason where it does not say. */
export type Allowed = { list: readonly string[]; why: null } | { list: null; why: string };

/**
 * Asks what the credential may do, as far as the tenant says so. Only reads: nothing is sent to find out.
 * @throws {TrailcaseError} what the client fails with where nothing can be asked at all
 */
export async function askAllowed(
  client: TenantClient,
  connection: Connection,
  { summary }: Connector,
): Promise<Allowed> {
  let value: unknown;
  try {
    ({ value } = await client.readJson({ path: pathOf(connection, summary, 'allowed') }));
  } catch (error) {
    if (!(error instanceof TrailcaseError) || ends.includes(error.code)) throw error;
    return { list: null, why: `the tenant could not be asked. ${error.message}` };
  }
  const list = allowedIn(value);
  return list === null
    ? { list, why: 'the tenant does not list what it may do.' }
    : { list, why: null };
}

/** What a credential may do, in one sentence's words: the first of many. */
export function allowedWords(client: TenantClient, list: readonly string[]): string {
  if (list.length === 0) return 'nothing';
  const shown = list
    .slice(0, mostShown)
    .map((text) => showHidden(cutText(client.hide(text), longest)))
    .join(', ');
  return list.length > mostShown ? `${shown} and ${list.length - mostShown} more` : shown;
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
