import { isJsonObject, type JsonValue } from '../../../shared/json/index.ts';
import { kinds } from '../../../shared/kinds.ts';
import type { Evidence } from './evidence.ts';

/** Newest sessions whose originals are looked through: some 10 µs each. */
const mostLooked = 20_000;

/**
 * Who holds sessions whose claims bear one of some names, where neither a grant nor a change tells who that is: no
 * column has the claims, so the originals of the newest sessions are read.
 */
export function sessionsClaimedBy(
  { db, parsed }: Evidence,
  names: readonly string[],
  sources: string,
): string[] {
  const rows = db
    .prepare(
      `SELECT id, (SELECT text FROM value WHERE id = actor) FROM record
       WHERE kind = ${kinds.indexOf('session')} AND actor IS NOT NULL
         AND source IN (SELECT value FROM json_each(?)) ORDER BY time DESC LIMIT ${mostLooked}`,
    )
    .raw()
    .all(sources) as [number, string][];
  const holders = new Set<string>();
  const known = new Set<string>();
  for (const [record, actor] of rows) {
    if (known.has(actor)) continue;
    known.add(actor);
    if (claimsName(parsed.get(record).value, names)) holders.add(actor);
  }
  return [...holders];
}

/** The claims of a session, at its top or in its details. */
export function claimsIn(value: JsonValue): JsonValue[] {
  if (!isJsonObject(value)) return [];
  const { claims, details } = value as Record<string, JsonValue>;
  const inner = isJsonObject(details) ? (details as { claims?: JsonValue }).claims : null;
  return [claims ?? null, inner ?? null];
}

/** True where the claims of a session have one of the names as their subject or address. */
function claimsName(value: JsonValue, names: readonly string[]): boolean {
  return claimsIn(value).some((each) => {
    if (!isJsonObject(each)) return false;
    const { email, sub } = each as Record<string, JsonValue>;
    return [email, sub].some((text) => typeof text === 'string' && names.includes(text));
  });
}
