/**
 * A test for a text anywhere in a record's original text: letters count in either case, everything
 * else as it stands there. Each character stands for itself and for its forms of one character in
 * upper and lower case, and for nothing else: what the scan of the evidence finds, byte by byte.
 */
export function makeLetterTest(text: string): (original: string) => boolean {
  const characters = Array.from(
    text,
    (character) => `[${formsOf(character).map(escaped).join('')}]`,
  );
  const expression = new RegExp(characters.join(''), 'u');
  return (original) => expression.test(original);
}

/** A character and its forms of one character in upper and lower case: what counts as the same letter. */
export function formsOf(character: string): string[] {
  const lower = character.toLowerCase();
  const upper = character.toUpperCase();
  const forms = [character, lower, upper, lower.toUpperCase(), upper.toLowerCase()];
  return [...new Set(forms)].filter((form) => [...form].length === 1);
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}
