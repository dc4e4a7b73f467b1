import { TrailcaseError } from '../../../../shared/errors.ts';
import type { TenantAnswer } from '../http/tenant-client.ts';

const linkValue = /<([^<>]*)>((?:\s*;\s*[\w*]+\s*=\s*(?:"[^"]*"|[^\s",;]+))*)/g;
const parameter = /;\s*([\w*]+)\s*=\s*(?:"([^"]*)"|([^\s",;]+))/g;
const longestAddress = 16_000;

/** The address that a `Link` header names with `rel="next"`; null where it names none (RFC 8288). */
export function nextOfHeader({ headers }: TenantAnswer): string | null {
  for (const [, address = '', parameters = ''] of (headers.link ?? '').matchAll(linkValue)) {
    if (relationsOf(parameters).includes('next')) return address;
  }
  return null;
}

/** What a link is to the page that it stands on; only the first `rel` counts. */
function relationsOf(parameters: string): string[] {
  for (const [, name = '', quoted, bare] of parameters.matchAll(parameter)) {
    if (name.toLowerCase() === 'rel') return (quoted ?? bare ?? '').toLowerCase().split(/\s+/);
  }
  return [];
}

/**
 * The address of the next page, made absolute. That it is where the credential may go is seen to by the client.
 * @throws {TrailcaseError} `unexpected-answer` where it is no address
 */
export function absoluteNext(next: string, { address }: TenantAnswer): string {
  if (next.length <= longestAddress && URL.canParse(next, address)) {
    return new URL(next, address).href;
  }
  throw new TrailcaseError(
    'unexpected-answer',
    `${address} names something as its next page that is no address. Pull again from a later time, or ask those who run it.`,
  );
}
