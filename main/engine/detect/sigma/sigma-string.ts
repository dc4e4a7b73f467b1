import { anyCharacter, anyText, type Pattern, type Piece } from './sigma-test.ts';

/**
 * Reads a Sigma string: `*` stands for any text, `?` for one character. A backslash in front of these or
 * of a backslash makes them ordinary; in front of anything else it is a backslash.
 *
 * @example readSigmaString('C:\\a*') → ['C:\\a', anyText]
 */
export function readSigmaString(written: string): Pattern {
  const pieces: Piece[] = [];
  let text = '';
  const end = () => {
    if (text !== '') pieces.push(text);
    text = '';
  };
  for (let at = 0; at < written.length; at++) {
    const letter = written.charAt(at);
    const next = written.charAt(at + 1);
    if (letter === '\\' && (next === '*' || next === '?' || next === '\\')) {
      text += next;
      at++;
    } else if (letter === '*' || letter === '?') {
      end();
      if (letter === '?') pieces.push(anyCharacter);
      else if (pieces.at(-1) !== anyText) pieces.push(anyText);
    } else {
      text += letter;
    }
  }
  end();
  return pieces;
}

/** The text of a pattern without wildcards; null of one with them. */
export function plainText(pattern: Pattern): string | null {
  if (pattern.length === 0) return '';
  const [only] = pattern;
  return pattern.length === 1 && typeof only === 'string' ? only : null;
}

/** The pattern, open at its start or its end. */
export function openAt(pattern: Pattern, start: boolean, end: boolean): Pattern {
  const opened = [...pattern];
  if (start && opened[0] !== anyText) opened.unshift(anyText);
  if (end && opened.at(-1) !== anyText) opened.push(anyText);
  return opened;
}

/** The pattern as a regular expression of RE2, found anywhere in a text. */
export function expressionOf(pattern: Pattern): string {
  return pattern
    .map((piece) => {
      if (piece === anyText) return '[\\s\\S]*';
      return piece === anyCharacter ? '[\\s\\S]' : escapeExpression(String(piece));
    })
    .join('');
}

/** A text as a regular expression that finds it. */
export function escapeExpression(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
