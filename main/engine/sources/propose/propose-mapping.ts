import type { CanonicalField, MappedWord } from '../../../../shared/fields.ts';
import type { MappingProposal } from '../../../../shared/import-preview.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import { joinedPath } from '../split-time.ts';
import { type Assigned, assignColumns } from './assign-columns.ts';
import { type ColumnFacts, factsOf, shareOf } from './column-facts.ts';
import { kindByNames } from './kind-names.ts';
import { valuedColumns } from './record-columns.ts';
import { type StatePair, statePair } from './state-pair.ts';

/** Order in which the fields of a mapping are told. */
const order: readonly CanonicalField[] = [
  'time',
  'action',
  'actor',
  'target',
  'status',
  'ip',
  'agent',
  'key',
  'username',
  'subject',
  'message',
  'client',
  'provider',
  'organization',
  'country',
  'protocol',
  'session',
  'updated',
  'httpStatus',
  'attempt',
  'duration',
];

/**
 * A mapping for records of a shape that no source describes: by the words in the names of their columns,
 * in several languages, and by what their values look like; values that contradict a name win over it.
 * @param columns columns of a table, in their order; empty for JSON
 * @param records some of the first records; up to 200 are looked at
 * @param kind asked for; told by names and values where it is not
 * @returns each field with its column or dotted path, each of them at most once, and why
 */
export function proposeMapping(
  columns: readonly string[],
  records: readonly unknown[],
  kind?: Kind,
): MappingProposal {
  const facts = valuedColumns(columns, records).map(factsOf);
  const pair = statePair(facts);
  const others = facts.filter(
    (each) => each !== pair?.old && each !== pair?.new && !isWithin(each, pair),
  );
  const named = kindByNames(others, kind);
  const assigned = assignColumns(others, named?.fields);
  const proposal: MappingProposal = {
    kind: kind ?? named?.kind ?? kindByValues(assigned, pair),
    map: {},
    why: {},
    cautions: cautionsOf(facts, assigned),
  };
  const put = (word: MappedWord, path: string, why: string) => {
    proposal.map[word] = path;
    proposal.why[word] = why;
  };
  for (const field of order) {
    const found = assigned.get(field);
    if (found !== undefined) put(field, found.facts.path, found.why);
  }
  const clock = clockBeside(facts, assigned.get('time')?.facts);
  if (clock !== null && proposal.map.time !== undefined) {
    const why = `${proposal.why.time}; the time of day stands in ${clock.path}`;
    put('time', joinedPath(proposal.map.time, clock.path), why);
  }
  if (pair !== null) {
    put('old', pair.old.path, pair.why);
    put('new', pair.new.path, pair.why);
  }
  return proposal;
}

/** The one column of times of day beside a column of days. */
function clockBeside(columns: readonly ColumnFacts[], time?: ColumnFacts): ColumnFacts | null {
  if (time === undefined || shareOf(time, 'day') < 0.9) return null;
  const clocks = columns.filter((each) => shareOf(each, 'clock') >= 0.9);
  return clocks.length === 1 ? (clocks[0] ?? null) : null;
}

/** What stands inside of a state is no field of the record. */
function isWithin({ path, depth }: ColumnFacts, pair: StatePair | null): boolean {
  if (pair === null || depth === 1) return false;
  return [pair.old, pair.new].some((side) => path.startsWith(`${side.path}.`));
}

/** Changes are audit: two states of a thing, or actions that say so with what was changed. */
function kindByValues(
  assigned: ReadonlyMap<CanonicalField, Assigned>,
  pair: StatePair | null,
): Kind {
  if (pair !== null) return 'audit';
  const action = assigned.get('action');
  const isChange = action !== undefined && shareOf(action.facts, 'change') >= 0.5;
  return isChange && assigned.has('target') ? 'audit' : 'event';
}

/** What a person should know before the mapping is taken. */
function cautionsOf(
  columns: readonly ColumnFacts[],
  assigned: ReadonlyMap<CanonicalField, Assigned>,
): string[] {
  if (columns.length === 0 || assigned.has('time')) return [];
  return ['No column holds times that can be read: records are undated.'];
}
