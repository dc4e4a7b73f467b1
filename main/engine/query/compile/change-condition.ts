import { splitPath } from '../../../../shared/diff/index.ts';
import type { Change } from '../../../../shared/query/ast.ts';
import type { AskedOfState } from './change-tests.ts';
import { type Condition, costs } from './condition.ts';
import { equalTo } from './operator-tests.ts';
import { sql } from './sql.ts';

/**
 * What an audit record says of a change. Paths are those of `joinPath`; their keys are compared as
 * field names are, without case and separators.
 *
 * - `changed mfa`: the path `mfa` or one below it differs. The empty path: anything differs.
 * - `was`, `became`: a value of the old or the new state, at a path or anywhere, equals the text. A
 *   state that is not whole JSON has no values.
 */
export function compileChange(change: Change): Condition {
  if (change.verb === 'changed') return changed(change.path);
  const asked: AskedOfState = {
    side: change.verb === 'was' ? 'old' : 'new',
    path: change.path === null ? null : splitPath(change.path),
    test: equalTo(change.value),
  };
  return {
    sql: sql`state_passes(r.source, r.offset, r.length, r.kind, ${JSON.stringify(asked)})`,
    cost: costs.original,
  };
}

function changed(path: string): Condition {
  if (path === '') {
    return {
      sql: sql`r.changed IN (SELECT id FROM change_set WHERE paths <> '')`,
      cost: costs.number,
    };
  }
  return {
    sql: sql`r.changed IN (SELECT change_set FROM change_path WHERE path_below(path, ${path}))`,
    cost: costs.number,
  };
}
