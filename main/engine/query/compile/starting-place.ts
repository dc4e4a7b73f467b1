import type { Comparison, Query } from '../../../../shared/query/ast.ts';
import { isMarkField } from '../../../../shared/query/catalogue.ts';
import { type CompileContext, testOf } from './operator-tests.ts';
import { placesOf } from './record-field.ts';
import { isTextTest, type ValueTest } from './test-kinds.ts';
import { makeTextTest } from './value-tests.ts';

/** Indexes that begin with a column of entities: column → name, see the first migration. */
const indexes: Readonly<Record<string, string>> = {
  action: 'record_action_kind_time',
  actor: 'record_actor_kind_time',
  target: 'record_target_kind_time',
  ip: 'record_ip_kind_time',
};

const changedIndex = 'record_changed_kind_time';

/** How much a condition is likely to leave: the narrower the lower. */
const ranks = { mark: 0, entity: 1, changed: 2, action: 3, entityPart: 4, actionPart: 5 } as const;

/** Where to start looking for records: an index, or for null their numbers. */
interface Start {
  index: string | null;
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
 * What people marked gives the numbers of the records, so that no index is wanted: people mark few.
 *
 * @returns where to start; null when SQLite may choose
 */
export function startingPlace(conjuncts: readonly Query[], context: CompileContext): Start | null {
  const starts = conjuncts.flatMap((each) => startOf(each, conjuncts, context) ?? []);
  starts.sort((one, other) => one.rank - other.rank);
  return starts[0] ?? null;
}

function startOf(query: Query, conjuncts: readonly Query[], context: CompileContext): Start | null {
  if (query.kind === 'change') {
    return query.verb === 'changed' ? { index: changedIndex, rank: ranks.changed } : null;
  }
  if (query.kind !== 'compare') return null;
  if (query.operand?.kind === 'field') return null;
  if (isAskedForMarks(query, context)) return { index: null, rank: ranks.mark };
  if (query.operator === 'exists') return null;
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

/** True where only records pass that somebody marked; not for "starred is false". */
function isAskedForMarks(comparison: Comparison, context: CompileContext): boolean {
  const { field, operator, operand } = comparison;
  if (field.kind !== 'field' || !isMarkField(field.name)) return false;
  const [place] = placesOf(field);
  if (place?.place !== 'flag') return true;
  const test = testOf(operator, operand, context);
  return test.kind === 'exists' || (isTextTest(test) && !makeTextTest(test)('false'));
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
