import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';

const contexts = new Map<string, tls.SecureContext>();

/**
 * Whom a line trusts: the authorities of the system, those that come with the program, those of `NODE_EXTRA_CA_CERTS`,
 * and one of its own where it is given. Made once for each, since it takes a while.
 * @throws {Error} where the certificate that was given is none
 */
export function trustedAuthorities(authority: string | null): tls.SecureContext {
  const key = authority ?? '';
  const made = contexts.get(key);
  if (made !== undefined) return made;
  // What cannot be read as a certificate would be passed over without a word.
  if (authority !== null) new X509Certificate(authority);
  const ca = [...new Set([...known(), ...(authority === null ? [] : [authority])])];
  const context = tls.createSecureContext({ ca, minVersion: 'TLSv1.2' });
  contexts.set(key, context);
  return context;
}

function known(): string[] {
  const found = (['bundled', 'system', 'extra'] as const).flatMap((place) => {
    try {
      return tls.getCACertificates(place);
    } catch {
      return [];
    }
  });
  return found.length > 0 ? found : [...tls.rootCertificates];
}
