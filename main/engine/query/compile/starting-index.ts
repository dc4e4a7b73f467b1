import type { Comparison, Query } from '../../../../shared/query/ast.ts';
import { type CompileContext, testOf } from './operator-tests.ts';
import { placesOf } from './record-field.ts';
import type { ValueTest } from './test-kinds.ts';

/** Indexes that begin with a column of entities: column → name, see the first migration. */
const indexes: Readonly<Record<string, string>> = {
  action: 'record_action_kind_time',
  actor: 'record_actor_kind_time',
  target: 'record_target_kind_time',
  ip: 'record_ip_kind_time',
};

const changedIndex = 'record_changed_kind_time';

/** How much a condition is likely to leave: the narrower the lower. */
const ranks = { entity: 0, changed: 1, action: 2, entityPart: 3, actionPart: 4 } as const;

interface Start {
  index: string;
  rank: number;
}

/**
 * The index to start from, of those that a condition at the top of the question can use. SQLite would
 * take the one of kind and time instead, having no statistics, and look at every record of the kind.
 *
 * A condition that may hold for most records (contains, like, …) starts only when the index
 * answers the whole question: reading half of the records in the order of an index takes four times
 * as long as reading all in their own order.
 *
 * @returns its name, or null when none serves
 */
export function startingIndex(conjuncts: readonly Query[], context: CompileContext): string | null {
  const starts = conjuncts.flatMap((each) => startOf(each, conjuncts, context) ?? []);
  starts.sort((one, other) => one.rank - other.rank);
  return starts[0]?.index ?? null;
}

function startOf(query: Query, conjuncts: readonly Query[], context: CompileContext): Start | null {
  if (query.kind === 'change') {
    return query.verb === 'changed' ? { index: changedIndex, rank: ranks.changed } : null;
  }
  if (query.kind !== 'compare' || query.operator === 'exists') return null;
  const name = valueColumn(query);
  if (name === null || !Object.hasOwn(indexes, name)) return null;
  const isAction = name === 'action';
  const index = indexes[name] as string;
  if (isNarrow(testOf(query.operator, query.operand, context))) {
    return { index, rank: isAction ? ranks.action : ranks.entity };
  }
  const isWhole = conjuncts.every((each) => each === query || isInIndex(each, name));
  return isWhole ? { index, rank: isAction ? ranks.actionPart : ranks.entityPart } : null;
}

/** Texts that are one or a few of many, rather than a part of many. */
function isNarrow(test: ValueTest): boolean {
  if (test.kind === 'parts') return test.fromStart && test.toEnd && test.parts.length === 1;
  return test.kind === 'equal' || test.kind === 'oneOf' || test.kind === 'network';
}

/** True for conditions on what stands in the index beside its first column. */
function isInIndex(query: Query, name: string): boolean {
  if (query.kind === 'all') return true;
  if (query.kind === 'not') return isInIndex(query.of, name);
  if (query.kind === 'and' || query.kind === 'or') {
    return query.of.every((each) => isInIndex(each, name));
  }
  if (query.kind !== 'compare' || query.field.kind !== 'field') return false;
  return ['kind', 'time'].includes(query.field.name) || valueColumn(query) === name;
}

/** The column of entities that a comparison looks at, where it looks at one alone. */
function valueColumn({ field }: Comparison): string | null {
  if (field.kind !== 'field') return null;
  const [place] = placesOf(field);
  return place?.place === 'value' ? place.name : null;
}
