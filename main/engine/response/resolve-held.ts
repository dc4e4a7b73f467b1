import type { ActionTarget } from '../../../shared/response-plan.ts';
import { targetOf } from './action-target.ts';
import type { Evidence } from './evidence.ts';
import { type HeldKind, heldWithKey } from './held-things.ts';
import { asTargetId } from './resolve-user.ts';

/** One session or grant by its id. */
export function resolveHeld({ db }: Evidence, held: HeldKind, key: string): ActionTarget[] {
  return heldWithKey(db, held, key).map(({ thing, system, actor }) => {
    const id = asTargetId(held, thing);
    const holder = actor === null ? [] : [{ id: actor, what: 'holder', record: thing.record }];
    return targetOf({
      type: held,
      value: key,
      name: actor,
      system,
      record: thing.record,
      ids: thing.over === null ? [id, ...holder] : holder,
      settled: thing.over === null ? [] : [id],
    });
  });
}
