/** Characters of a name that are looked at: what is longer is no name. */
const longestName = 200;

/**
 * The words of a column's name: in small letters, without accents, split at spaces, signs and capital
 * letters. `"Dirección IP"` → `direccion ip`, `sourceIPAddress` → `source ip address`.
 */
export function nameWords(name: string): string[] {
  return withoutAccents(name.slice(0, longestName))
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function withoutAccents(text: string): string {
  return text.replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '');
}
