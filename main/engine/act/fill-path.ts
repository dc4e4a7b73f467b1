/** What the placeholders of a path stand for. A word that is not known is left out. */
export interface PathValues {
  tenant?: string | undefined;
  id?: string | undefined;
  user?: string | undefined;
  job?: string | undefined;
  event?: string | undefined;
}

/** A path that can be asked for, or why there is none, as the end of a sentence. */
export type FilledPath = { path: string; trouble: null } | { path: null; trouble: string };

/** Characters of an id that stands in an address; servers refuse lines that are much longer. */
const longest = 2_000;

const placeholder = /\{([^{}]*)\}/g;

/** What a reader of addresses takes for this folder or the one above it, escaped or not. */
const dots = /^(?:\.|%2e){1,2}$/i;

/**
 * Fills a path. Every value is escaped as a whole, so that it is one step of the path or one value of a parameter
 * and never more; what no escaping keeps in its place, such as `..`, is refused.
 */
export function fillPath(template: string, values: PathValues): FilledPath {
  let trouble: string | null = null;
  const path = template.replace(placeholder, (_whole, word: string) => {
    const value = Object.hasOwn(values, word) ? values[word as keyof PathValues] : undefined;
    trouble ??= troubleOf(word, value);
    return trouble === null ? encodeURIComponent(value ?? '') : '';
  });
  if (trouble !== null) return { path: null, trouble };
  if (!path.startsWith('/') || path.startsWith('//') || /[\\#\s]/.test(path)) {
    return {
      path: null,
      trouble: `the path ${template} does not begin with one / or holds a sign that no path has`,
    };
  }
  const [steps = ''] = path.split('?');
  return steps.split('/').some((step) => dots.test(step))
    ? { path: null, trouble: 'an id of it means a folder in an address' }
    : { path, trouble: null };
}

function troubleOf(word: string, value: string | undefined): string | null {
  if (value === undefined || value === '') return `its path names {${word}}, which is not known`;
  if (value.length > longest) return `its ${word} has more than ${longest} characters`;
  if (!value.isWellFormed()) return `its ${word} holds half a character, which no address can hold`;
  // Some servers undo the escaping before they look at the folders.
  if (value.split(/[/\\]/).some((part) => part === '.' || part === '..')) {
    return `its ${word} means a folder in an address`;
  }
  return null;
}
