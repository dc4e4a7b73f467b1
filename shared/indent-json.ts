import { isSecretKey, maskedSecret } from './secret-keys.ts';

/** How text of JSON is read on: strings first, so that signs in them mean nothing. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/**
 * JSON text with a line for each member, letter by letter as it was written otherwise: numbers and escapes
 * are not read and written again.
 * @param hidesSecrets texts at or below keys that name a secret are written as dots
 */
export function indentJson(text: string, hidesSecrets: boolean): string {
  const out: string[] = [];
  /** For each open bracket: whether it is an object, and whether what is in it is secret. */
  const open: { isObject: boolean; isSecret: boolean }[] = [];
  let key: string | null = null;
  let before = '';
  const line = () => `\n${'  '.repeat(open.length)}`;
  const tokens = text.match(token) ?? [];
  for (const [at, sign] of tokens.entries()) {
    const within = open.at(-1);
    const isSecret = within?.isSecret === true || (key !== null && isSecretKey(key));
    if (sign === '}' || sign === ']') {
      open.pop();
      out.push(before === '{' || before === '[' ? sign : `${line()}${sign}`);
    } else {
      if (before === '{' || before === '[' || before === ',') out.push(line());
      if (sign === '{' || sign === '[') open.push({ isObject: sign === '{', isSecret });
      const isKey = within?.isObject === true && tokens[at + 1] === ':' && before !== ':';
      if (isKey) key = sign.includes('\\') ? String(JSON.parse(sign)) : sign.slice(1, -1);
      const isHidden = hidesSecrets && isSecret && !isKey && sign.startsWith('"') && sign !== '""';
      out.push(isHidden ? `"${maskedSecret}"` : sign === ':' ? ': ' : sign);
    }
    if (sign === ',' || sign === '}' || sign === ']') key = null;
    before = sign;
  }
  return out.join('');
}
