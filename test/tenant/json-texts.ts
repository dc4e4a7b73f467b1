/**
 * The exact text of each member of a JSON array, so that a record is kept as it came and not as it would be written anew.
 * @throws {SyntaxError} where the text is no JSON array
 */
export function textsOfArray(text: string): string[] {
  if (!Array.isArray(JSON.parse(text))) throw new SyntaxError('The body is no JSON array.');
  const texts: string[] = [];
  const open = text.indexOf('[');
  let start = open + 1;
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    switch (text[at]) {
      case '"':
        at = endOfString(text, at);
        break;
      case '{':
      case '[':
        depth += 1;
        break;
      case '}':
        depth -= 1;
        break;
      case ',':
        if (depth === 0) {
          texts.push(text.slice(start, at).trim());
          start = at + 1;
        }
        break;
      case ']':
        depth -= 1;
        if (depth < 0) {
          const last = text.slice(start, at).trim();
          if (last !== '' || texts.length > 0) texts.push(last);
          return texts;
        }
        break;
    }
  }
  return texts;
}

/** Where a string ends whose first quotation mark stands at a place. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; ; at++) {
    at = text.indexOf('"', at);
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at;
  }
}

/** True where two JSON texts say the same, whatever the order of their keys; numbers count as they are written. */
export function sayTheSame(one: string, other: string): boolean {
  return one === other || sorted(one) === sorted(other);
}

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

function sorted(text: string): string {
  const exact: Reviver = (_key, value, { source }) => {
    if (typeof value === 'number') return { number: source };
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return { object: Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)) };
  };
  return JSON.stringify(JSON.parse(text, exact as (key: string, value: unknown) => unknown));
}
