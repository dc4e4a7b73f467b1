import { isIP } from 'node:net';
import { generate } from 'selfsigned';

/** A certificate and its private key, PEM. */
export interface KeyPair {
  key: string;
  cert: string;
}

type Extensions = NonNullable<NonNullable<Parameters<typeof generate>[1]>['extensions']>;

const day = 86_400_000;

/** The names or addresses that a certificate is for. */
export function namesOf(...names: string[]): Extensions {
  const altNames = names.map((name) =>
    isIP(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name },
  );
  return [{ name: 'subjectAltName', altNames }];
}

/** A certificate that an authority signed, or that signed itself; good from yesterday until tomorrow. */
export async function certificate(
  by: KeyPair | null,
  extensions: Extensions,
  from = Date.now() - day,
  until = Date.now() + day,
): Promise<KeyPair> {
  const name = [{ name: 'commonName', value: by === null ? 'Own authority' : 'server' }];
  const made = await generate(name, {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(from),
    notAfterDate: new Date(until),
    extensions,
    ...(by === null ? {} : { ca: by }),
  });
  return { key: made.private, cert: made.cert };
}

/** An authority of one's own. */
export async function makeAuthority(): Promise<KeyPair> {
  return await certificate(null, [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
  ]);
}
