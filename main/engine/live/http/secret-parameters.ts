import { isSecretKey } from '../../../../shared/secret-keys.ts';

/** What stands in place of a credential. */
export const starred = '***';

/** Names that end like those of a secret and only say where a list goes on, folded to letters and digits. */
const cursor =
  /^(?:next|prev|previous|page|paging|pagination|continuation|skip|sync|delta|cursor|start|starting|scroll|resume|after|before|last)+token$/;
/** What proves in an address that somebody may ask it: signed addresses of stores, keys of functions, sessions. */
const proving =
  /(?:^|amz|goog|oauth|url)(?:signature|sig|sas|jwt|hmac|ticket|assertion)$|^(?:key|code|auth|sid|jsessionid|phpsessid|bearer|(?:subscription|functions|ocpapimsubscription)key)$/;
/** Name and value of a parameter, in an address that stands in other text. */
const within = /([?&;])([^\s=&;?"'<>]{1,200})=([^\s&;"'<>]+)/g;

/** Parameters of an address are set apart by either. */
const between = /([&;])/;

/** The parameters of an address, without what is secret by its name. @param search behind the question mark */
export function withoutSecrets(search: string): string {
  return search
    .split(between)
    .map((pair) => {
      const [name = ''] = pair.split('=', 1);
      return isSecretName(decoded(name)) ? `${name}=${starred}` : pair;
    })
    .join('');
}

/** Any text, without what is secret by its name in the addresses that it holds. */
export function withoutSecretParameters(text: string): string {
  return text.replace(within, (found, before: string, name: string) =>
    isSecretName(decoded(name)) ? `${before}${name}=${starred}` : found,
  );
}

/** Names of the parameters of an address that are secret by their name. */
export function secretParameters(address: string): string[] {
  const [, search = ''] = address.split(/[?#]/, 2);
  const names = search.split(between).map((pair) => decoded(pair.split('=', 1)[0] ?? ''));
  return names.filter(isSecretName);
}

function isSecretName(name: string): boolean {
  const folded = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return (isSecretKey(name) || proving.test(folded)) && !cursor.test(folded);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
