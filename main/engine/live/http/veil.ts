import { cutText } from '../../../../shared/cut-text.ts';
import { showHidden } from '../../../../shared/hidden-characters.ts';
import { starred, withoutSecretParameters } from './secret-parameters.ts';

/** So many characters of a credential in a row are enough to hide them. */
const piece = 8;
const quoteLimit = 300;
/** Characters from which on a credential is told from a word that a log may well hold. */
const tellingLength = 16;

/** Tokens that are remembered, the newest of them: a pull that follows for weeks has thousands. */
const mostTokens = 8;

/** What of one credential is looked for. */
interface Cover {
  /** Forms that are too short to be cut. */
  whole: readonly string[];
  pieces: ReadonlySet<string>;
  /** Forms by which an answer is known to hold it. */
  telling: readonly string[];
}

/** Takes the credentials of a client out of every text that leaves it, in the forms in which a server may send them back. */
export class Veil {
  readonly #lasting = new Map<string, Cover>();
  readonly #tokens = new Map<string, Cover>();

  /** From now on this is hidden, whole or in parts. */
  add(secret: string): void {
    if (secret !== '' && !this.#lasting.has(secret)) this.#lasting.set(secret, coverOf(secret));
  }

  /** The same of a token that another will replace. */
  addToken(token: string): void {
    this.#tokens.set(token, coverOf(token));
    for (const oldest of this.#tokens.keys()) {
      if (this.#tokens.size <= mostTokens) break;
      this.#tokens.delete(oldest);
    }
  }

  /** True where bytes of a server hold a credential, whole. */
  isIn(bytes: Buffer): boolean {
    return this.#covers().some(({ telling }) => telling.some((form) => bytes.includes(form)));
  }

  /** The text without anything of a credential. */
  hide(text: string): string {
    const covers = this.#covers();
    let kept = '';
    let from = 0;
    for (let at = 0; at + piece <= text.length; at++) {
      const part = text.slice(at, at + piece);
      if (!covers.some(({ pieces }) => pieces.has(part))) continue;
      if (at >= from) kept += `${text.slice(from, at)}${starred}`;
      from = at + piece;
    }
    let hidden = kept + text.slice(from);
    for (const whole of covers.flatMap((cover) => cover.whole))
      hidden = hidden.replaceAll(whole, starred);
    return hidden;
  }

  /** The beginning of a text of a server as it may be shown: without credentials, on one line, what is hidden written out. */
  quote(text: string, limit = quoteLimit): string {
    const hidden = withoutSecretParameters(this.hide(text.slice(0, 20_000)));
    const shown = showHidden(hidden.replace(/\s+/g, ' ').trim());
    return shown.length > limit ? `${cutText(shown, limit)}…` : shown;
  }

  #covers(): Cover[] {
    return [...this.#lasting.values(), ...this.#tokens.values()];
  }
}

function coverOf(secret: string): Cover {
  const forms = new Set([
    secret,
    encodeURIComponent(secret.toWellFormed()),
    Buffer.from(secret).toString('base64'),
    JSON.stringify(secret).slice(1, -1),
  ]);
  const pieces = new Set<string>();
  for (const form of forms)
    for (let at = 0; at + piece <= form.length; at++) pieces.add(form.slice(at, at + piece));
  return {
    whole: [...forms].filter(({ length }) => length < piece),
    pieces,
    telling: secret.length < tellingLength ? [] : [...forms],
  };
}
