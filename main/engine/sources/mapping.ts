import { TrailcaseError } from '../../../shared/errors.ts';
import { type CanonicalField, fieldsOf, foldName } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { FieldNames, SourceDescription } from './source-description.ts';
import { timeNames } from './split-time.ts';

/** Words that a mapping may use for a canonical field, beside the labels of the kind's columns. */
const plainNames = new Map<string, CanonicalField>(
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
  }),
);

/** The canonical field that a word names in a kind's view: its label in any spelling, or a plain name. */
export function fieldNamed(word: string, kind: Kind): CanonicalField | undefined {
  const folded = foldName(word);
  const column = fieldsOf[kind].find(({ name }) => foldName(name) === folded);
  return column?.stored ?? plainNames.get(folded);
}

/** Words that `fieldNamed` understands for a kind, for messages. */
export function wordsFor(kind: Kind): string[] {
  const labels = fieldsOf[kind].flatMap(({ name, stored }) => (stored === undefined ? [] : [name]));
  return [...new Set([...plainNames.keys(), ...labels])];
}

/** Words that map the two states of a change. */
const stateWords = new Map<string, 'old' | 'new'>([
  ['old', 'old'],
  ['oldentity', 'old'],
  ['new', 'new'],
  ['newentity', 'new'],
]);

/**
 * A source made of the user's own mapping: every record is of the one kind, every field stands where
 * the user says.
 * @param map word for a field → column or dotted path
 * @param system name of the system that the records come from: ids are compared within it
 */
export function mappedSource(
  kind: Kind,
  map: Readonly<Record<string, string>>,
  system = 'mapped',
): SourceDescription {
  const fields: FieldNames = {};
  const states = { old: [] as string[], new: [] as string[] };
  for (const [word, path] of Object.entries(map)) {
    const state = stateWords.get(foldName(word));
    const field = fieldNamed(word, kind);
    if (state !== undefined) states[state].push(path);
    else if (field === 'time' || field === 'updated') fields[field] = timeNames(path);
    else if (field !== undefined) fields[field] = [path];
    else {
      throw new TrailcaseError(
        'bad-mapping',
        `A mapping cannot name "${word}". Use one of ${wordsFor(kind).join(', ')}.`,
      );
    }
  }
  const described = Object.entries(map).map(([word, path]) => `${word}=${path}`);
  const title = 'mapped by the user';
  const tells = described.join(', ');
  return {
    system,
    title: 'Mapped by the user',
    mapped: { kind, map },
    shapes: [{ title, all: [], tells, confidence: 'certain', kind, fields, states }],
    samples: [],
  };
}

/** A source whose records are all read as one kind. What it does not know stays unknown. */
export function forcedSource(source: SourceDescription, kind: Kind): SourceDescription {
  const own = source.shapes.find((shape) => shape.kind === kind);
  return {
    ...source,
    shapes: source.shapes.map((shape) => ({
      ...shape,
      title: `read as ${kind} of ${source.system}, as asked`,
      kind,
      fields: shape.kind === kind || own === undefined ? shape.fields : own.fields,
      ...(own?.states === undefined ? {} : { states: own.states }),
    })),
  };
}
