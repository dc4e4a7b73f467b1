import { findHidden } from '../hidden-characters.ts';

/** A piece of HTML that was written by this program, with every value in it escaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: texts and numbers are escaped, lists follow each other, null is nothing. */
export type Part = Markup | string | number | null | readonly Part[];

/** HTML from a template: only its own words can become markup. */
export function html(words: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = words[0] ?? '';
  for (const [at, part] of parts.entries()) text += write(part) + (words[at + 1] ?? '');
  return new Markup(text);
}

/** Nothing at all. */
export const nothing = new Markup('');

function write(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return escapeText(writtenOut(part));
  if (typeof part === 'number') return String(part);
  return part.map(write).join('');
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe between tags and within quotes. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] as string);
}

/** The text as it is shown: hidden characters and halves of characters written out. */
export function writtenOut(text: string): string {
  return piecesOf(text)
    .map((piece) => ('text' in piece ? piece.text : `‹${piece.hidden}›`))
    .join('');
}

/** Text from a log or a person, as text; what is hidden in it stands out. */
export function logText(text: string): Markup {
  const shown = piecesOf(text).map((piece) =>
    'text' in piece
      ? new Markup(escapeText(piece.text))
      : html`<span class="hidden" title="A hidden character">‹${piece.hidden}›</span>`,
  );
  return html`<bdi dir="ltr">${shown}</bdi>`;
}

/** Half of a character outside the basic plane: no file of UTF-8 can hold it. */
const half = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function piecesOf(text: string): ({ text: string } | { hidden: string })[] {
  return findHidden(text).flatMap((piece) => {
    if ('hidden' in piece || piece.text.isWellFormed()) return [piece];
    const found: ({ text: string } | { hidden: string })[] = [];
    let from = 0;
    for (const { 0: character, index } of piece.text.matchAll(half)) {
      found.push({ text: piece.text.slice(from, index) });
      found.push({ hidden: `U+${character.charCodeAt(0).toString(16).toUpperCase()}` });
      from = index + 1;
    }
    return [...found, { text: piece.text.slice(from) }];
  });
}
