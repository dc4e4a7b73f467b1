/** Stands behind a list of paths that was cut short. No path is equal to it. */
export const morePaths = '…';

/** Stands in a written list of paths for the root: the whole state was replaced. No path is equal to it. */
export const rootPath = '\\*';

/**
 * Adds a key to a path. Keys are joined by dots; the path of the root is empty. Inside a key
 * a backslash takes away a meaning: `\.` is a dot, `\\` a backslash, `\n` and `\r` are line ends.
 * The key that is empty is written `\e`, the one that is `…` is written `\…`.
 *
 * @example joinPath('settings', 'mail.from') === 'settings.mail\\.from'
 */
export function joinPath(path: string, key: string): string {
  const written = needsEscape.test(key) ? escapeKey(key) : key;
  return path === '' ? written : `${path}.${written}`;
}

/** The keys of a path: what `joinPath` has joined. The empty path has none. */
export function splitPath(path: string): string[] {
  if (path === '') return [];
  const keys: string[] = [];
  let key = '';
  for (let at = 0; at < path.length; at++) {
    const letter = path.charAt(at);
    if (letter === '.') {
      keys.push(key);
      key = '';
    } else if (letter === '\\') {
      at++;
      key += meaningOf(path.charAt(at));
    } else {
      key += letter;
    }
  }
  keys.push(key);
  return keys;
}

const needsEscape = /[\\.\n\r]|^…?$/;

function escapeKey(key: string): string {
  if (key === '') return '\\e';
  if (key === morePaths) return `\\${morePaths}`;
  return key.replace(/[\\.]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

function meaningOf(escaped: string): string {
  if (escaped === 'n') return '\n';
  if (escaped === 'r') return '\r';
  return escaped === 'e' ? '' : escaped;
}
