/**
 * The content security policy of the page: everything from where it came from, nothing inline but style
 * elements that carry the nonce.
 * @param connect what the page may connect to, as sources of `connect-src`
 * @param nonce of the one response that has styles of its own
 */
export function contentPolicy(connect: string, nonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
