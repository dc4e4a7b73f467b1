/**
 * What a pattern of `like` asks for: texts that have these parts in this order, without overlap.
 * The first part stands at the very start and the last at the very end, each unless it is open
 * there (the pattern has a wildcard, or no wildcard at all).
 */
export interface Pattern {
  parts: readonly string[];
  openStart: boolean;
  openEnd: boolean;
}

/**
 * Reads a pattern: `*` and `%` stand for any text, also none; a backslash in front of them or of a
 * backslash makes them ordinary. A pattern without a wildcard is found anywhere; one that is meant
 * exactly is the whole text.
 *
 * @example readPattern('update*') → { parts: ['update'], openStart: false, openEnd: true }
 * @example readPattern('google') → { parts: ['google'], openStart: true, openEnd: true }
 */
export function readPattern(text: string, exact = false): Pattern {
  const parts: string[] = [];
  let part = '';
  let wild = false;
  let openStart = false;
  let openEnd = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    openEnd = letter === '*' || letter === '%';
    if (openEnd) {
      wild = true;
      if (at === 0) openStart = true;
      if (part !== '') parts.push(part);
      part = '';
    } else if (letter === '\\' && /^[*%\\]$/.test(text.charAt(at + 1))) {
      at++;
      part += text.charAt(at);
    } else {
      part += letter;
    }
  }
  if (part !== '' || (exact && !wild)) parts.push(part);
  return wild || exact ? { parts, openStart, openEnd } : { parts, openStart: true, openEnd: true };
}

/** True when an unquoted text asks for a pattern. */
export function hasWildcard(text: string): boolean {
  return /[*%]/.test(text);
}

/** The pattern that finds another one anywhere in a text. */
export function anywhere(pattern: string): string {
  const start = /^[*%]/.test(pattern) ? '' : '*';
  const end = /[*%]$/.test(pattern) ? '' : '*';
  return `${start}${pattern}${end}`;
}
