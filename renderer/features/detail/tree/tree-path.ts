import type { OneField } from '../../../../shared/case.ts';
import { joinPath } from '../../../../shared/diff/index.ts';
import type { Query } from '../../../../shared/query/index.ts';
import { hasValue } from '../../../state/conditions.ts';

/** One step from the root of a tree; members of arrays have their position as key. */
export interface Step {
  key: string;
  /** It is a member of an array. */
  isMember: boolean;
}

/** Which tree: that of the record, or of one of its states. */
export type TreeSide = 'record' | 'old' | 'new';

/** The path of a value as JSONPath (RFC 9535): `$.details.claims[0]["user name"]`. */
export function writeJsonPath(steps: readonly Step[]): string {
  const parts = steps.map(({ key, isMember }) => {
    if (isMember) return `[${key}]`;
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  });
  return `$${parts.join('')}`;
}

/** The keys alone, as calls take them. */
export function keysOf(steps: readonly Step[]): string[] {
  return steps.map(({ key }) => key);
}

/** The keys by which the value is asked for: in a question an array stands for its members. */
export function askedPath(steps: readonly Step[]): string[] {
  return steps.filter(({ isMember }) => !isMember).map(({ key }) => key);
}

/** Longest text that makes a useful condition. */
const longestAsked = 1_000;

/**
 * The condition for records that have this value here; null where none can be asked: nothing named on the
 * way, or a text too long.
 */
export function conditionAt(side: TreeSide, steps: readonly Step[], text: string): Query | null {
  const path = askedPath(steps);
  if (path.length === 0 || text === '' || text.length > longestAsked) return null;
  if (side === 'record') return hasValue({ kind: 'path', path }, text);
  return {
    kind: 'change',
    verb: side === 'old' ? 'was' : 'became',
    path: path.reduce(joinPath, ''),
    value: { kind: 'text', text, exact: true },
  };
}

/** The name under which a table shows the value as a column; null where it has no name of its own. */
export function columnNameAt(
  steps: readonly Step[],
  named: (name: string) => OneField | null,
): string | null {
  const path = askedPath(steps);
  const name = path.length === 1 ? `.${path[0]}` : path.join('.');
  const field = path.length === 0 ? null : named(name);
  if (field?.kind !== 'path') return null;
  return field.path.join('\n') === path.join('\n') ? name : null;
}
