import type { Details } from './records.ts';

/**
 * What changed between two states, in the tenant's notation: `name__added`, `name__deleted`,
 * `{ _old, _new }`, nested where the states are, and for lists of scalars one entry for each member
 * that is gone, `["-", value]`, or new, `["+", value]`. Null when nothing changed.
 *
 * Written apart from the product's own diff on purpose: the demo shows what a tenant supplies.
 */
export function difference(before: Details, after: Details): Details | null {
  const changes: Details = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!(name in after)) changes[`${name}__deleted`] = before[name];
    else if (!(name in before)) changes[`${name}__added`] = after[name];
    else {
      const change = changeOf(before[name], after[name]);
      if (change !== null) changes[name] = change;
    }
  }
  return Object.keys(changes).length === 0 ? null : changes;
}

function changeOf(before: unknown, after: unknown): unknown {
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  if (Array.isArray(before) && Array.isArray(after)) {
    return [
      ...before.filter((member) => !after.includes(member)).map((member) => ['-', member]),
      ...after.filter((member) => !before.includes(member)).map((member) => ['+', member]),
    ];
  }
  if (isObject(before) && isObject(after)) return difference(before, after);
  return { _old: before, _new: after };
}

function isObject(value: unknown): value is Details {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
