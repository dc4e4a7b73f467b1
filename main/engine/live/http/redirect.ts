import { TrailcaseError } from '../../../../shared/errors.ts';
import { FailedTry } from './failed-try.ts';
import type { RawAnswer } from './line.ts';
import { isLoopback } from './request-address.ts';

const redirecting = [301, 302, 303, 307, 308];

/**
 * Where an answer sends one on; null for any other answer.
 * @throws {FailedTry} where it leads out of encryption, or nowhere
 */
export function redirectedTo(answer: RawAnswer, from: URL): URL | null {
  const { location } = answer.headers;
  if (!redirecting.includes(answer.status) || location === undefined) return null;
  const to = URL.canParse(location, from.href) ? new URL(location, from.href) : null;
  const isWeb = to !== null && /^https?:$/.test(to.protocol);
  if (to === null || !isWeb || to.username !== '' || to.password !== '')
    throw refused(answer, `${from.origin} redirects to an address that cannot be followed.`);
  if (to.protocol === 'http:' && (from.protocol === 'https:' || !isLoopback(to)))
    throw refused(
      answer,
      `${from.origin} redirects to ${to.origin}, which is not encrypted. It was not followed; check the address of the connection.`,
    );
  to.hash = '';
  return to;
}

function refused(answer: RawAnswer, told: string): FailedTry {
  return new FailedTry(
    new TrailcaseError('unexpected-answer', told, { status: answer.status }),
    'never',
    { mayBeDone: false },
  );
}
