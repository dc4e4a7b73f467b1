/** A piece of a template: text as it stands, or a parameter whose value comes in its place. */
export type TemplatePiece =
  | { kind: 'text'; text: string }
  /** `{{user}}`; `names` of `{{user.names}}`. */
  | { kind: 'value'; name: string; names: boolean };

const braces = /\{\{\s*([^{}]*?)\s*\}\}/g;
const inner = /^([a-z][a-zA-Z0-9]*)(\.names)?$/;

/** A template in pieces, and what between its braces is no name of a parameter. */
export function readTemplate(template: string): { pieces: TemplatePiece[]; unreadable: string[] } {
  const pieces: TemplatePiece[] = [];
  const unreadable: string[] = [];
  let from = 0;
  for (const match of template.matchAll(braces)) {
    if (match.index > from) pieces.push({ kind: 'text', text: template.slice(from, match.index) });
    from = match.index + match[0].length;
    const [, name, names] = inner.exec(match[1] ?? '') ?? [];
    if (name === undefined) unreadable.push(match[0]);
    else pieces.push({ kind: 'value', name, names: names !== undefined });
  }
  if (from < template.length) pieces.push({ kind: 'text', text: template.slice(from) });
  return { pieces, unreadable };
}

/** The text with every parameter replaced by what `write` makes of it. */
export function fillTemplate(
  pieces: readonly TemplatePiece[],
  write: (piece: Extract<TemplatePiece, { kind: 'value' }>) => string,
): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : write(piece))).join('');
}
