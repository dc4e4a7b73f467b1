import {
  type Auth,
  type Connection,
  filledAuth,
  tokenAddressOf,
} from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { clientToken } from './client-token.ts';
import type { RawAnswer, SentRequest } from './line.ts';
import type { Outside } from './outside.ts';
import { requireSafeLine } from './request-address.ts';
import { signedToken } from './signed-token.ts';
import type { Veil } from './veil.ts';

/** A token and how long it is good. */
export interface Token {
  text: string;
  /** Milliseconds since 1970. */
  until: number;
}

/** How requests prove who asks. */
export interface Login {
  /** Headers that go along to the connection's own place, and nowhere else. */
  headers(): Promise<Record<string, string>>;
  /** Drops a token that was refused; true where a new one can be had. */
  renew(): boolean;
}

/** What a login needs of the client. */
export interface LoginMeans {
  /** One request with patience; never redirected. */
  ask: (request: SentRequest) => Promise<RawAnswer>;
  veil: Veil;
  outside: Outside;
}

/** A token is had anew so long before it ends, or at four fifths of a short life. */
const spare = 60_000;
/** Headers that would change what a request is. */
const reserved =
  /^(?:host|content-.*|transfer-encoding|connection|upgrade|expect|te|trailer|keep-alive|proxy-.*|accept-encoding)$/i;
const sendable = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/**
 * The way in which a connection logs in.
 * @throws {TrailcaseError} `bad-request`, `login-refused` where the secret cannot be used as it is
 */
export function loginOf(connection: Connection, secret: string, means: LoginMeans): Login {
  requireTenant(connection);
  const auth = filledAuth(connection);
  const { veil, outside } = means;
  const given = secret.trim();
  veil.add(given);
  if (auth.kind === 'none') return { headers: async () => ({}), renew: () => false };
  if (auth.kind === 'token') {
    const value = auth.word === '' ? given : `${auth.word} ${given}`;
    requireHeader(auth.header, value);
    return { headers: async () => ({ [auth.header.toLowerCase()]: value }), renew: () => false };
  }
  if (auth.kind === 'signed-token')
    return bearer(() => signedToken(connection, auth, given, outside), veil, outside);
  const address = requireSafeLine(tokenAddressOf(connection));
  return bearer(() => clientToken(auth, address, given, means), veil, outside);
}

function bearer(had: () => Promise<Token>, veil: Veil, outside: Outside): Login {
  let token: Promise<Token> | null = null;
  let renewAt = 0;
  const anew = async () => {
    const began = outside.now();
    const fresh = await had();
    veil.addToken(fresh.text);
    const life = fresh.until - began;
    renewAt = fresh.until - Math.min(spare, life / 5);
    return fresh;
  };
  return {
    async headers() {
      if (token !== null && outside.now() >= renewAt && renewAt !== 0) token = null;
      if (token === null) {
        renewAt = 0;
        token = anew();
        token.catch(() => {
          token = null;
        });
      }
      return { authorization: `Bearer ${(await token).text}` };
    },
    renew() {
      token = null;
      return true;
    },
  };
}

/** A login that names the tenant needs one. */
function requireTenant({ name, auth, tenant }: Connection): void {
  if (tenant !== '' || !namesTenant(auth)) return;
  throw new TrailcaseError(
    'bad-request',
    `The login of "${name}" needs the tenant, which is empty. Enter it for the connection.`,
  );
}

function namesTenant(auth: Auth): boolean {
  if (auth.kind === 'signed-token') return auth.audience.includes('{tenant}');
  if (auth.kind !== 'client-credentials') return false;
  return `${auth.tokenAddress} ${auth.audience}`.includes('{tenant}');
}

function requireHeader(name: string, value: string): void {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || reserved.test(name))
    throw new TrailcaseError(
      'bad-request',
      `A credential cannot be sent in a header called ${JSON.stringify(name)}. Usual are Authorization and X-API-Key.`,
    );
  if (!sendable.test(value))
    throw new TrailcaseError(
      'login-refused',
      'The secret holds characters that no header can carry, such as a line break. Enter it again.',
    );
}
