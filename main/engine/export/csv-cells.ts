/** Writes one cell of a table as text, quoted where it has to be. */
export interface CellWriter {
  write(text: string): string;
  /** Cells so far whose text is not the text of the case. */
  readonly altered: number;
}

/** What a reader could take for the structure of the table, and blanks that some cut off. */
const needsQuotes = /[",\r\n]|^\s|\s$/;

function quoted(text: string): string {
  return `"${text.includes('"') ? text.replaceAll('"', '""') : text}"`;
}

/** Every text as it is, by RFC 4180: reading the table gives exactly the same texts again. */
export const exactCells: CellWriter = {
  write: (text) => (needsQuotes.test(text) ? quoted(text) : text),
  altered: 0,
};

/** First characters behind which no program expects a formula. */
const harmless = /^[\p{ASCII}&&[^=+\-@\s\p{Cc}]]/v;

/** What a spreadsheet may pass over in front of a formula: blanks, controls and what nobody sees. */
const unseen = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*/u;

const formulaStarts = '=+-@\u2212';

/** True for a cell that a spreadsheet could run: a formula in any width, or what could become one. */
export function isDangerous(text: string): boolean {
  if (text === '' || harmless.test(text)) return false;
  if ('\t\r\n'.includes(text.charAt(0))) return true;
  const seen = text.slice(unseen.exec(text)?.[0].length);
  const first = String.fromCodePoint(seen.codePointAt(0) ?? 0).normalize('NFKC');
  return formulaStarts.includes(first.charAt(0));
}

/** Every cell quoted, and an apostrophe in front of each that a spreadsheet could run (OWASP). */
export class SafeCells implements CellWriter {
  altered = 0;

  write(text: string): string {
    if (!isDangerous(text)) return quoted(text);
    this.altered += 1;
    return quoted(`'${text}`);
  }
}
