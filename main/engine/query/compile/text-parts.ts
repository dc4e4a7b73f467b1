/**
 * Parts that a text must hold one after another, without overlap, whatever stands between them. The
 * one form behind loose equality, contains, like, startsWith and endsWith.
 */
export interface TextParts {
  kind: 'parts';
  /** Folded as the text will be. Without any, every text passes. */
  parts: readonly string[];
  /** The first part is how the text begins. */
  fromStart: boolean;
  /** The last part is how the text ends. */
  toEnd: boolean;
  /** Spaces, hyphens and underscores count as one. */
  loose: boolean;
}

/** True when a folded text holds the parts. Takes time in proportion to the text for each part. */
export function holdsParts(text: string, { parts, fromStart, toEnd }: TextParts): boolean {
  const last = parts.length - 1;
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (index === 0 && fromStart) {
      if (!text.startsWith(part) || (last === 0 && toEnd && text !== part)) return false;
      at = part.length;
    } else if (index === last && toEnd) {
      return text.length - part.length >= at && text.endsWith(part);
    } else {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
  }
  return true;
}

/** Longest pattern made; SQLite refuses one of more than 50 000 bytes. */
const longestPattern = 10_000;

/**
 * A pattern for SQL's LIKE that every text passes which holds the parts, and few others: LIKE is
 * written in C and spares most texts the call of a JavaScript function. It knows the case of ASCII
 * letters only, so that every character becomes a wildcard that folding makes of others, too: those
 * beyond ASCII, the separators, and `i`, `k`, `` ` `` and `;` (of U+0130, U+212A, U+1FEF, U+037E).
 * @returns null when the pattern would let every text through
 */
export function likePattern({ parts, fromStart, toEnd, loose }: TextParts): string | null {
  const unsure = loose ? /[^!-~]|[%_ik`;-]/g : /[^ -~]|[%ik`;]/g;
  const sure = parts.map((part) => part.replace(unsure, '%')).join('%');
  const whole = `${fromStart ? '' : '%'}${sure}${toEnd ? '' : '%'}`;
  const pattern = whole.length > longestPattern ? `${whole.slice(0, longestPattern)}%` : whole;
  return /^%*$/.test(pattern) ? null : pattern.replace(/%+/g, '%');
}
