import type { CanonicalField } from '../../../../shared/fields.ts';
import type { ColumnFacts } from './column-facts.ts';
import { fieldFit } from './field-fit.ts';
import { fieldNames } from './field-names.ts';
import { nameScores } from './name-index.ts';
import { nameWords } from './name-words.ts';

/** A column that was found for a field. */
export interface Assigned {
  facts: ColumnFacts;
  why: string;
}

interface Candidate extends Assigned {
  field: CanonicalField;
  score: number;
}

const nameWeight = 0.6;
const valueWeight = 0.4;

/** What is below is no proposal but a guess. */
const leastScore = 0.35;

/** Names that say less than this need values that tell by themselves. */
const leastName = 0.32;

/** A name that says one thing and that values do not contradict. */
const sureName = 0.95;

/** Share of the records that have to have a value. */
const leastFilled = 0.05;

/** How a field is spoken of. */
const spoken: Record<CanonicalField, string> = {
  time: 'a time',
  updated: 'the time of a last change',
  key: 'an id',
  action: 'an action',
  actor: 'an actor',
  username: 'a user name',
  target: 'a target',
  subject: 'a subject',
  client: 'a client',
  provider: 'a provider',
  status: 'an outcome',
  ip: 'an address',
  agent: 'a user agent',
  organization: 'an organization',
  country: 'a country',
  protocol: 'a protocol',
  session: 'a session',
  message: 'a message',
  httpStatus: 'an HTTP status',
  attempt: 'a number of attempts',
  duration: 'a duration in milliseconds',
};

const fields = Object.keys(fieldNames) as CanonicalField[];

/**
 * Gives each field the column that suits it best by name and values, the best match of all first; each
 * column to one field.
 * @param known folded names that mean a field in the kind at hand, whatever else they could mean
 */
export function assignColumns(
  columns: readonly ColumnFacts[],
  known: Partial<Record<CanonicalField, readonly string[]>> = {},
): Map<CanonicalField, Assigned> {
  const candidates = columns.flatMap((facts) => candidatesOf(facts, known));
  candidates.sort((one, other) => other.score - one.score);
  const assigned = new Map<CanonicalField, Assigned>();
  const taken = new Set<ColumnFacts>();
  for (const { field, facts, why } of candidates) {
    if (assigned.has(field) || taken.has(facts)) continue;
    assigned.set(field, { facts, why });
    taken.add(facts);
  }
  return withoutOwnTarget(withActor(assigned));
}

function candidatesOf(
  facts: ColumnFacts,
  known: Partial<Record<CanonicalField, readonly string[]>>,
): Candidate[] {
  if (facts.filled === 0 || facts.filled < leastFilled * facts.records) return [];
  const scores = nameScores(facts.path, facts.depth);
  const folded = nameWords(facts.path).join('');
  const judged = fields.flatMap((field) => {
    const name = known[field]?.includes(folded) ? 1 : (scores[field] ?? 0);
    const values = fieldFit(field, facts);
    return values === null ? [] : [{ field, name, values }];
  });
  const isSure = judged.some(({ name }) => name >= sureName);
  return judged.flatMap(({ field, name, values }) => {
    const isNamed = name >= leastName;
    // A name that speaks against the field is heard, one that says something else for sure as well.
    if (!isNamed && (!values.tells || name > 0 || isSure)) return [];
    const said = isNamed
      ? nameWeight * name + valueWeight * values.fit
      : leastScore + 0.05 * values.fit;
    if (said < leastScore) return [];
    const score = said * (0.55 + (0.45 * facts.filled) / facts.records) - 0.01 * facts.depth;
    const why = isNamed ? `named like ${spoken[field]}, and ${values.said}` : values.said;
    return [{ field, facts, why, score }];
  });
}

/** Who did it comes before what they are called: a lone user name is the actor. */
function withActor(assigned: Map<CanonicalField, Assigned>): Map<CanonicalField, Assigned> {
  const username = assigned.get('username');
  if (assigned.has('actor') || username === undefined) return assigned;
  assigned.delete('username');
  assigned.set('actor', username);
  return assigned;
}

/** Another value of whom is the actor is no target. */
function withoutOwnTarget(assigned: Map<CanonicalField, Assigned>): Map<CanonicalField, Assigned> {
  const parents = [assigned.get('actor'), assigned.get('target')].map((found) =>
    found === undefined ? '' : parentOf(found.facts),
  );
  if (parents[0] !== '' && parents[0] === parents[1]) assigned.delete('target');
  return assigned;
}

function parentOf({ path, depth }: ColumnFacts): string {
  return depth === 1 ? '' : path.slice(0, path.lastIndexOf('.'));
}
