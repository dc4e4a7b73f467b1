const irregular: Readonly<Record<string, string>> = {
  set: 'set',
  reset: 'reset',
  put: 'put',
  read: 'read',
  get: 'got',
  send: 'sent',
  begin: 'began',
  run: 'ran',
};

/**
 * The verb of an action in the past, where the action tells one: `delete User` → `deleted`, `user.role.assign` →
 * `assigned`, `CreateUser` → `created`; else the action itself.
 */
export function doneWord(action: string): string {
  const verb = verbOf(action.trim());
  if (verb === null) return action;
  const known = irregular[verb];
  if (known !== undefined) return known;
  if (verb.endsWith('ed')) return verb;
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return `${verb}ed`;
}

/** Null where the action is not of words that are told apart. */
function verbOf(action: string): string | null {
  const words = action.split(/\s+/);
  const [first = ''] = words;
  if (words.length > 1) return isVerb(first) ? first.toLowerCase() : null;
  const parts = action.split(/[.:/_]/);
  const last = parts.at(-1) ?? '';
  if (parts.length > 1) return isVerb(last) ? last.toLowerCase() : null;
  const [, camel] = /^([A-Z]?[a-z]+)(?=[A-Z])/.exec(action) ?? [];
  return camel === undefined ? null : camel.toLowerCase();
}

function isVerb(word: string): boolean {
  return /^[A-Z]?[a-z]{2,}$/.test(word);
}
