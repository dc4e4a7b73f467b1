import { Hono } from 'hono';
import type { StandInEnv } from './stand-in.ts';
import type { Tokens } from './tokens.ts';

/** A client that may get tokens for itself. */
export interface KnownClient {
  id: string;
  secret: string;
  scopes: readonly string[];
}

/** A token endpoint for client credentials (RFC 6749, 4.4): id and secret in the form or in a Basic header. */
export function tokenRoute(
  path: string,
  tokens: Tokens,
  clients: readonly KnownClient[],
  lifetime: number,
): Hono<StandInEnv> {
  return new Hono<StandInEnv>().post(path, async (context) => {
    const form = new URLSearchParams(await context.req.text());
    const [id, secret] = credentialsOf(context.req.header('authorization'), form);
    const client = clients.find((each) => each.id === id && each.secret === secret);
    if (client === undefined) {
      context.set('login', 'wrong');
      return context.json(
        { error: 'invalid_client', error_description: 'The client or its secret is not known.' },
        401,
      );
    }
    if (form.get('grant_type') !== 'client_credentials') {
      return context.json({ error: 'unsupported_grant_type' }, 400);
    }
    const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
    const scopes = asked.length === 0 ? client.scopes : asked;
    const beyond = scopes.filter((scope) => !client.scopes.includes(scope));
    if (beyond.length > 0) {
      return context.json(
        { error: 'invalid_scope', error_description: `This client has no ${beyond.join(' ')}.` },
        400,
      );
    }
    context.set('login', 'right');
    return context.json({
      access_token: tokens.issue(client.id, scopes, lifetime),
      token_type: 'Bearer',
      expires_in: lifetime,
      scope: scopes.join(' '),
    });
  });
}

function credentialsOf(basic: string | undefined, form: URLSearchParams): [string, string] {
  if (basic === undefined) return [form.get('client_id') ?? '', form.get('client_secret') ?? ''];
  const decoded = Buffer.from(basic.replace(/^Basic +/i, ''), 'base64').toString('utf8');
  const [id = '', secret = ''] = decoded.split(':').map((part) => decodeURIComponent(part));
  return [id, secret];
}
