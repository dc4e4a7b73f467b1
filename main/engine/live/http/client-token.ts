import * as z from 'zod/mini';
import type { Auth } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { isPage, pageInstead } from './json-answer.ts';
import type { RawAnswer } from './line.ts';
import type { LoginMeans, Token } from './login.ts';
import type { Veil } from './veil.ts';

type ClientCredentials = Extract<Auth, { kind: 'client-credentials' }>;

/** No header carries more. */
const longestToken = 32_000;
const tokenSchema = z.object({
  access_token: z.string().check(z.maxLength(longestToken), z.regex(/^[\x21-\x7e]+$/)),
  // What cannot be meant is taken for not said.
  expires_in: z.catch(z.optional(z.coerce.number().check(z.positive())), undefined),
});
/** Milliseconds, where an answer does not say how long a token is good. */
const usualLife = 5 * 60_000;
const longestLife = 24 * 3_600_000;

/**
 * A token in exchange for the secret of a client (RFC 6749, 4.4).
 * @throws {TrailcaseError} `login-refused` with what the place of tokens says; whatever the line fails with
 */
export async function clientToken(
  auth: ClientCredentials,
  url: URL,
  secret: string,
  { ask, veil, outside }: LoginMeans,
): Promise<Token> {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (auth.scope !== '') form.set('scope', auth.scope);
  if (auth.audience !== '') form.set('audience', auth.audience);
  const headers: Record<string, string> = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
  };
  if (auth.style === 'basic') headers.authorization = basic(auth.clientId, secret, veil);
  else {
    form.set('client_id', auth.clientId);
    form.set('client_secret', secret);
  }
  const body = form.toString();
  const answer = await ask({ method: 'POST', url, headers, body, isLone: false });
  const place = `${url.origin}${url.pathname}`;
  const found = tokenSchema.safeParse(jsonUnquoted(answer, place, veil));
  if (!found.success)
    throw new TrailcaseError(
      'unexpected-answer',
      `${place} answered without an access_token in JSON. Check the address of the tokens.`,
      { status: answer.status },
    );
  const { access_token: text, expires_in: seconds } = found.data;
  const life = seconds === undefined ? usualLife : Math.min(longestLife, seconds * 1_000);
  return { text, until: outside.now() + life };
}

/** Undefined for what is no JSON: nothing of it is quoted, since it may hold a token that nobody knows yet. */
function jsonUnquoted(answer: RawAnswer, place: string, veil: Veil): unknown {
  const text = answer.body.toString('utf8');
  if (isPage(answer, text)) throw pageInstead(text, place, veil, { status: answer.status });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** What a place of tokens says about a refusal: `invalid_client: …`. */
export function tokenRefusal(text: string, status: number, url: URL, veil: Veil): TrailcaseError {
  const said = errorOf(text);
  const why = said === null ? veil.quote(text) : veil.quote(said);
  return new TrailcaseError(
    'login-refused',
    `${url.origin}${url.pathname} gave no token (${status})${why === '' ? '.' : `: ${why}.`} Check the client id, its secret, the scope and the audience.`,
    { status, body: why, sent: false },
  );
}

function errorOf(text: string): string | null {
  try {
    const { error, error_description: about } = JSON.parse(text) as Record<string, unknown>;
    const parts = [error, about].filter((part) => typeof part === 'string' && part !== '');
    return parts.length === 0 ? null : parts.join(': ');
  } catch {
    return null;
  }
}

function basic(id: string, secret: string, veil: Veil): string {
  const pair = Buffer.from(`${formEscaped(id)}:${formEscaped(secret)}`).toString('base64');
  veil.add(pair);
  return `Basic ${pair}`;
}

function formEscaped(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}
