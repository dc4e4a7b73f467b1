import { type Connection, originOf } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { TenantAnswer } from '../http/tenant-client.ts';

const linkValue = /<([^<>]*)>((?:\s*;\s*[\w*]+\s*=\s*(?:"[^"]*"|[^\s",;]+))*)/g;
const longestAddress = 16_000;

/** The address that a `Link` header names with `rel="next"`; null where it names none (RFC 8288). */
export function nextOfHeader({ headers }: TenantAnswer): string | null {
  for (const [, address = '', parameters = ''] of (headers.link ?? '').matchAll(linkValue)) {
    const [, quoted, bare] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i.exec(parameters) ?? [];
    if ((quoted ?? bare ?? '').toLowerCase().split(/\s+/).includes('next')) return address;
  }
  return null;
}

/**
 * The address of the next page, made absolute. It must be at the connection's own place: nothing is asked of a
 * place that only an answer, or a checkpoint in a case of somebody else's, names.
 * @param base what a relative address starts from
 * @throws {TrailcaseError} `unexpected-answer` where it is anywhere else
 */
export function checkedNext(next: string, base: string, connection: Connection): string {
  const found = URL.canParse(next, base) ? new URL(next, base) : null;
  const origin = originOf(connection.address);
  const isOwn = found !== null && originOf(found.href) === origin && found.username === '';
  if (isOwn && found.href.length <= longestAddress) return found.href;
  throw new TrailcaseError(
    'unexpected-answer',
    `${origin} names another place for its next page${found === null ? '' : ` (${found.host})`}. It is not asked there, since the credential is for ${origin} only. Enter the address that the system calls itself.`,
  );
}
