import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../helpers/property-seed.ts';
import { foldPlan } from '../../../../main/engine/response/fold-plan.ts';
import type { PlanStep } from '../../../../main/engine/response/plan-details.ts';
import { bareTarget } from '../../../../shared/plan-words.ts';

type Move = { kind: 'add' | 'change' | 'remove' | 'order'; pick: number };

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('add', 'add', 'change', 'remove', 'order'),
    pick: fc.nat(1_000),
  }),
  { maxLength: 60 },
);

/** Steps as they can be written, and the plan that a plain list of numbers and reasons makes of them. */
function play(made: readonly Move[]): { steps: PlanStep[]; list: [id: number, why: string][] } {
  const steps: PlanStep[] = [];
  let list: [number, string][] = [];
  for (const [at, { kind, pick }] of made.entries()) {
    const id = at + 10;
    const chosen = list[pick % Math.max(1, list.length)];
    if (kind === 'add') {
      const target = bareTarget('retry-job', `job ${id}`);
      steps.push({
        id,
        kind: 'added',
        detail: { kind: 'retry-job', target, why: 'first', note: '', run: null, step: null },
      });
      list = [...list, [id, 'first']];
    } else if (chosen !== undefined && kind === 'change') {
      const [action, before] = chosen;
      const why = `changed by ${id}`;
      const old = { why: before, note: '' };
      steps.push({ id, kind: 'changed', detail: { action, why, note: '', old } });
      list = list.map((each) => (each === chosen ? [action, why] : each));
    } else if (chosen !== undefined && kind === 'remove') {
      steps.push({ id, kind: 'removed', detail: { actions: [chosen[0]] } });
      list = list.filter((each) => each !== chosen);
    } else if (chosen !== undefined) {
      list = [chosen, ...list.filter((each) => each !== chosen)];
      steps.push({ id, kind: 'ordered', detail: { actions: list.map(([action]) => action) } });
    }
  }
  return { steps, list };
}

describe('the changes of a plan', () => {
  it('make together what they make one after the other', () => {
    fc.assert(
      fc.property(moves, (made) => {
        const { steps, list } = play(made);
        expect(foldPlan(steps).map(({ id, why }) => [id, why])).toEqual(list);
      }),
    );
  });

  it('leave actions that an order does not name behind those that it names', () => {
    const { steps } = play([
      { kind: 'add', pick: 0 },
      { kind: 'add', pick: 0 },
      { kind: 'add', pick: 0 },
    ]);
    const order: PlanStep = { id: 99, kind: 'ordered', detail: { actions: [12, 10] } };
    expect(foldPlan([...steps, order]).map(({ id }) => id)).toEqual([12, 10, 11]);
  });
});
