import { contentPolicy } from './content-policy.ts';

/**
 * The headers of every answer that carries a piece of the page, or refuses one: the same from every host.
 * @param connect what the page may connect to, as sources of `connect-src`
 * @param nonce of the one answer that has styles of its own
 */
export function pageHeaders(connect: string, nonce?: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentPolicy(connect, nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}
