import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Auth, Connection } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { Token } from './login.ts';
import type { Outside } from './outside.ts';

type SignedToken = Extract<Auth, { kind: 'signed-token' }>;

/** Seconds that a token is good. */
const life = 300;

/**
 * A token that the private key of the connection signs (RS256). Authgear writes the claim `audit_context` into the audit
 * records that a call causes, so that it shows who called.
 * @throws {TrailcaseError} `login-refused` where the secret is no private key that can be used
 */
export async function signedToken(
  { connector }: Connection,
  { keyId, audience }: SignedToken,
  pem: string,
  outside: Outside,
): Promise<Token> {
  const key = privateKey(pem);
  const { SignJWT } = await import('jose');
  const issued = Math.floor(outside.now() / 1_000);
  const claims = connector === 'authgear' ? { audit_context: { client: 'Trailcase' } } : {};
  const text = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'JWT' })
    .setAudience(audience)
    .setIssuedAt(issued)
    .setExpirationTime(issued + life)
    .sign(key);
  return { text, until: (issued + life) * 1_000 };
}

function privateKey(pem: string): KeyObject {
  let key: KeyObject | null = null;
  try {
    key = createPrivateKey(pem);
  } catch {
    // The reason would quote the key.
  }
  const bits = key?.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key !== null && key.asymmetricKeyType === 'rsa' && bits >= 2048) return key;
  throw new TrailcaseError(
    'login-refused',
    'The secret is no private RSA key of 2048 bits or more in PEM, without a passphrase. Enter the whole file, from -----BEGIN to END-----.',
  );
}
