import { TrailcaseError } from '../../../../shared/errors.ts';
import type { RawAnswer } from './line.ts';
import type { Veil } from './veil.ts';

/**
 * An answer as JSON.
 * @throws {TrailcaseError} `unexpected-answer` which says what came instead
 */
export function jsonOf(answer: RawAnswer, address: string, veil: Veil): unknown {
  const text = answer.body.toString('utf8').replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch {
    const beginning = veil.quote(text);
    const details = { status: answer.status, body: beginning };
    if (isPage(answer, text)) throw pageInstead(text, address, veil, details);
    const came = beginning === '' ? 'It is empty' : `It begins with: ${beginning}`;
    throw new TrailcaseError(
      'unexpected-answer',
      `${address} did not answer with JSON. ${came}. Check the address of the connection and its path.`,
      details,
    );
  }
}

/** True for a web page. */
export function isPage(answer: Pick<RawAnswer, 'headers'>, text: string): boolean {
  const kind = answer.headers['content-type'] ?? '';
  return /\bhtml\b/i.test(kind) || /^\s*<(?:!doctype\s+html|html|head|body)\b/i.test(text);
}

/** The words for a web page where data was asked for. */
export function pageInstead(
  text: string,
  address: string,
  veil: Veil,
  details: object,
): TrailcaseError {
  const title = /<title[^>]{0,1000}>([^<]{0,2000})/i.exec(text.slice(0, 64 * 1024))?.[1] ?? '';
  const called =
    title.trim() === '' ? 'a web page' : `a web page called "${veil.quote(title, 100)}"`;
  return new TrailcaseError(
    'unexpected-answer',
    `${address} answered with ${called} instead of JSON: a proxy, a portal of the network or a login page stands in front of it, or the address is that of the website. Check the address, and ask those who run the network.`,
    details,
  );
}
