import { cutText } from '../../../../shared/cut-text.ts';
import { showHidden } from '../../../../shared/hidden-characters.ts';

/** What stands in place of a credential. */
export const starred = '***';
/** So many characters of a credential in a row are enough to hide them. */
const piece = 8;
const quoteLimit = 300;
/** Characters from which on a credential is told from a word that a log may well hold. */
const tellingLength = 16;

/** Takes the credentials of a client out of every text that leaves it, in the forms in which a server may send them back. */
export class Veil {
  readonly #whole = new Set<string>();
  readonly #pieces = new Set<string>();
  readonly #telling = new Set<string>();

  /** From now on this is hidden, whole or in parts. */
  add(secret: string): void {
    if (secret === '') return;
    if (secret.length >= tellingLength) this.#telling.add(secret);
    const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
    for (const form of [...forms, JSON.stringify(secret).slice(1, -1)]) {
      if (form.length < piece) this.#whole.add(form);
      for (let at = 0; at + piece <= form.length; at++)
        this.#pieces.add(form.slice(at, at + piece));
    }
  }

  /** True where bytes of a server hold a credential, whole. */
  isIn(bytes: Buffer): boolean {
    return [...this.#telling].some((secret) => bytes.includes(secret));
  }

  /** The text without anything of a credential. */
  hide(text: string): string {
    let kept = '';
    let from = 0;
    for (let at = 0; at + piece <= text.length; at++) {
      if (!this.#pieces.has(text.slice(at, at + piece))) continue;
      if (at >= from) kept += `${text.slice(from, at)}${starred}`;
      from = at + piece;
    }
    let hidden = kept + text.slice(from);
    for (const whole of this.#whole) hidden = hidden.replaceAll(whole, starred);
    return hidden;
  }

  /** The beginning of a text of a server as it may be shown: without credentials, on one line, what is hidden written out. */
  quote(text: string, limit = quoteLimit): string {
    const shown = showHidden(this.hide(text.slice(0, 20_000)).replace(/\s+/g, ' ').trim());
    return shown.length > limit ? `${cutText(shown, limit)}…` : shown;
  }
}
