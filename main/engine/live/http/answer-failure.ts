import { TrailcaseError } from '../../../../shared/errors.ts';
import { FailedTry, type Worth } from './failed-try.ts';
import { isPage } from './json-answer.ts';
import type { RawAnswer } from './line.ts';
import { isLimitUsedUp, serverHint } from './server-hint.ts';
import type { Veil } from './veil.ts';

interface Asked {
  method: string;
  /** Without anything secret. */
  address: string;
  host: string;
  /** Permission that the request needs, in the words of the system. */
  needs: string | null;
  /** A credential went along. */
  isLoggedIn: boolean;
  veil: Veil;
  now: number;
}

const gateway = [502, 503, 504];
/** Of what is not an answer these lead elsewhere, where they say where. */
const redirecting = [301, 302, 303, 307, 308];

/** What an answer that is not 2xx means, in words that say what to do, and whether to ask again. */
export function answerFailure(answer: RawAnswer, asked: Asked): FailedTry {
  const { status, headers } = answer;
  const text = answer.body.toString('utf8');
  const body = asked.veil.quote(isPage(answer, text) ? titleOf(text) : text);
  const isLimit = status === 429 || (status === 403 && isLimitUsedUp(headers));
  const [code, told] = isLimit
    ? limit(status, asked)
    : meaning(status, asked, headers.location !== undefined);
  const says = body === '' ? '' : ` It says: ${body}`;
  return new FailedTry(
    new TrailcaseError(code, `${told}${says}`, { status, body, sent: true }),
    isLimit ? 'always' : worthOf(status),
    {
      status,
      hint: isLimit || gateway.includes(status) ? hintOf(headers, isLimit, asked.now) : null,
      mayBeDone: status >= 500,
    },
  );
}

function hintOf(headers: RawAnswer['headers'], isLimit: boolean, now: number): number | null {
  // A limit that is not used up says nothing about a server that is down.
  return isLimit || headers['retry-after'] !== undefined ? serverHint(headers, now) : null;
}

function worthOf(status: number): Worth {
  if (gateway.includes(status)) return 'always';
  return status === 500 ? 'few' : 'never';
}

function limit(status: number, { host }: Asked): ['limit-reached', string] {
  return [
    'limit-reached',
    `${host} says again and again that too much is asked of it (${status}). Go on later, or allow fewer requests a minute in the limits of the connection.`,
  ];
}

function meaning(
  status: number,
  { method, address, host, needs, isLoggedIn }: Asked,
  isLed: boolean,
): [TrailcaseError['code'], string] {
  if (status === 401)
    return [
      'login-refused',
      isLoggedIn
        ? `${host} does not accept the credential (401). Enter it again, and see that it has not expired or been revoked.`
        : `${host} wants a credential (401), and this connection has none. Give it a way to log in.`,
    ];
  if (status === 403)
    return [
      'permission-missing',
      needs === null
        ? `${host} knows the credential and does not allow ${method} ${address} (403). Give the credential the permission for it.`
        : `${host} knows the credential and does not allow this (403): it needs ${needs}. Give it that permission there.`,
    ];
  if (status === 404 || status === 410)
    return [
      'unexpected-answer',
      `There is nothing at ${address} (${status}). Check the address of the connection, the tenant's name and the path.`,
    ];
  if (status === 407)
    return [
      'unreachable',
      'The proxy of this machine wants a name and a password (407). Set them in HTTPS_PROXY.',
    ];
  if (status === 206)
    return [
      'unexpected-answer',
      `${host} sent only a part (206) of what is at ${address}, although all of it was asked for. A proxy in between may have cut it: ask those who run the network.`,
    ];
  if (status >= 300 && status < 400 && !(isLed && redirecting.includes(status)))
    return [
      'unexpected-answer',
      `${host} sent ${status} instead of an answer to ${method} ${address}, and nothing to go on at. Check the address of the connection; a proxy in between may take it for asked before.`,
    ];
  if (status >= 300 && status < 400)
    return [
      'unexpected-answer',
      `${method} ${address} was redirected (${status}), which is not followed.`,
    ];
  if (status >= 500)
    return [
      'unexpected-answer',
      `${host} failed at ${method} ${address} (${status}). Try again later, or ask those who run it.`,
    ];
  return ['unexpected-answer', `${host} did not accept ${method} ${address} (${status}).`];
}

function titleOf(page: string): string {
  return /<title[^>]{0,1000}>([^<]{0,2000})/i.exec(page)?.[1] ?? 'a web page';
}
