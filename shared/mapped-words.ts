import { fieldsOf, foldName, type MappedWord } from './fields.ts';
import type { Kind } from './kinds.ts';

/** Words that a mapping may use beside the labels of the kind's columns, as `foldName` leaves them. */
const plainWords = new Map<string, MappedWord>(
  Object.entries({
    time: 'time',
    id: 'key',
    key: 'key',
    action: 'action',
    type: 'action',
    actor: 'actor',
    user: 'actor',
    target: 'target',
    subject: 'subject',
    client: 'client',
    provider: 'provider',
    status: 'status',
    outcome: 'status',
    username: 'username',
    ip: 'ip',
    agent: 'agent',
    useragent: 'agent',
    organization: 'organization',
    country: 'country',
    protocol: 'protocol',
    session: 'session',
    message: 'message',
    updated: 'updated',
    httpstatus: 'httpStatus',
    attempt: 'attempt',
    duration: 'duration',
    old: 'old',
    oldentity: 'old',
    new: 'new',
    newentity: 'new',
  }),
);

/** What stands between two columns that make one time: `Datum + Uhrzeit`. */
export const timeJoint = ' + ';

/** What a word of a mapping names in a kind's view: the label of a column in any spelling, or a plain word. */
export function mappedWord(word: string, kind: Kind): MappedWord | undefined {
  const folded = foldName(word);
  const column = fieldsOf[kind].find(({ name }) => foldName(name) === folded);
  return column?.stored ?? plainWords.get(folded);
}

/** Words that `mappedWord` understands for a kind, for messages. */
export function wordsFor(kind: Kind): string[] {
  const labels = fieldsOf[kind].flatMap(({ name, stored }) => (stored === undefined ? [] : [name]));
  return [...new Set([...plainWords.keys(), ...labels])];
}
