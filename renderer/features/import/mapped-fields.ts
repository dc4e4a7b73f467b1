import { fieldsOf } from '../../../shared/fields.ts';
import type { MappedWord, MappingProposal } from '../../../shared/import-preview.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { Mapping } from '../../state/import-draft.ts';

/** Something that a column can be mapped to, as it is labelled. */
export interface MappedField {
  word: MappedWord;
  label: string;
}

const labels: Record<MappedWord, string> = {
  time: 'Time',
  updated: 'Updated',
  key: 'Id',
  action: 'Action',
  actor: 'Actor',
  target: 'Target',
  subject: 'Subject',
  client: 'Client',
  provider: 'Provider',
  status: 'Status',
  username: 'Username',
  ip: 'IP Address',
  agent: 'User Agent',
  organization: 'Organization',
  country: 'Country',
  protocol: 'Protocol',
  session: 'Session Id',
  message: 'Message',
  httpStatus: 'HTTP Status',
  attempt: 'Attempt',
  duration: 'Duration',
  old: 'Old state',
  new: 'New state',
};

/** Words of which every kind can have a value, though its table has no column for some. */
const common: readonly MappedWord[] = ['time', 'key'];

/**
 * What columns can be mapped to: first what was proposed, then the columns of the kind's table, the states of a
 * change, and whatever else is mapped. The order stays while a mapping is edited.
 */
export function mappedFields(
  kind: Kind,
  proposal: MappingProposal | null,
  map: Mapping,
): { proposed: MappedField[]; others: MappedField[] } {
  const own = new Map(
    fieldsOf[kind].flatMap(({ stored, label }) => (stored === undefined ? [] : [[stored, label]])),
  ) as ReadonlyMap<MappedWord, string>;
  const states: MappedWord[] = kind === 'audit' ? ['old', 'new'] : [];
  const proposedWords = wordsOf(proposal?.map ?? {});
  const words = new Set([...own.keys(), ...common, ...states, ...wordsOf(map)]);
  const field = (word: MappedWord) => ({ word, label: own.get(word) ?? labels[word] });
  return {
    proposed: proposedWords.map(field),
    others: [...words].filter((word) => !proposedWords.includes(word)).map(field),
  };
}

function wordsOf(map: Mapping): MappedWord[] {
  return (Object.keys(map) as MappedWord[]).filter((word) => Object.hasOwn(labels, word));
}
