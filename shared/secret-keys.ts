/** What the name of a secret ends with, folded to letters and digits. */
const secret =
  /(?:password|passwd|pwd|passphrase|passcode|secret|token|privatekey|apikey|accesskey|secretkey|signingkey|encryptionkey|credential|recoverycode|backupcode|authorization|cookie|otp|totpseed|clientassertion)s?(?:hash|value|text|\d+)?$/;

/** True for a key whose value is better not shown to everybody who looks over a shoulder: `client_secret`, `newPassword2`. */
export function isSecretKey(key: string): boolean {
  return secret.test(
    key
      .toLowerCase()
      .replace(/__(?:added|deleted)$/, '')
      .replace(/[^a-z0-9]/g, ''),
  );
}

/** True for a value at or below such a key. Members of arrays (`[id=7]`) have no name of their own. */
export function isSecretPath(path: readonly string[]): boolean {
  return path.some((key) => !key.startsWith('[') && isSecretKey(key));
}

/**
 * The path without secrets: the label of an array's member (`[value]`) is the member itself. Ids and names stay, they
 * are what their array is sorted by.
 */
export function veilPath(path: readonly string[]): string[] {
  let isBelow = false;
  return path.map((key) => {
    if (!key.startsWith('[')) {
      isBelow ||= isSecretKey(key);
      return key;
    }
    if (/^\[(?:id|name)=/.test(key)) return key;
    return isBelow || hasSecretKey(key) ? `[${maskedSecret}]` : key;
  });
}

/** A member without an identity is labelled with its JSON. */
function hasSecretKey(label: string): boolean {
  if (!/^\[[{[]/.test(label)) return false;
  return [...label.matchAll(/"((?:[^"\\]|\\.)*)"(:?)/g)].some(
    ([, key = '', colon]) => colon === ':' && isSecretKey(key),
  );
}

/** What stands in place of a secret; always as long, so that it tells nothing of what it hides. */
export const maskedSecret = '••••••••';
