import type { ActionTarget, TargetId } from '../../../shared/response-plan.ts';

/** Ids of one target that are listed; more are counted. */
export const mostIds = 10_000;

/** Things that need nothing any more, of one target. */
const mostSettled = 200;

/** Characters of an id, and of what it is of. */
const longestId = 10_000;
const longestWord = 300;

/** A target of which nothing but its name is known, with what is known besides. */
export function targetOf(
  known: Pick<ActionTarget, 'type' | 'value'> & Partial<ActionTarget>,
): ActionTarget {
  const { unlisted = 0 } = known;
  const [ids, settled] = [boundIds(known.ids ?? []), boundIds(known.settled ?? [])];
  return {
    type: known.type,
    value: known.value,
    name: known.name ?? null,
    system: known.system ?? null,
    record: known.record ?? null,
    ids: ids.slice(0, mostIds),
    unlisted: unlisted + Math.max(0, (known.ids?.length ?? 0) - Math.min(ids.length, mostIds)),
    settled: settled.slice(0, mostSettled),
    change: known.change ?? null,
  };
}

/** Ids that are too long to be kept are left out and counted; what is said of one is cut. */
function boundIds(ids: readonly TargetId[]): TargetId[] {
  return ids.flatMap(({ id, what, record }) =>
    id === '' || id.length > longestId ? [] : [{ id, what: what.slice(0, longestWord), record }],
  );
}

/** The records that a target rests on: its own, those that tell its ids, and that of a derived old state. */
export function recordsNamedBy({ record, ids, settled, change }: ActionTarget): number[] {
  return [
    ...(record === null ? [] : [record]),
    ...[...ids, ...settled].map((each) => each.record),
    ...(change?.derivedFrom == null ? [] : [change.derivedFrom]),
  ];
}
