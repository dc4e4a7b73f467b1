import type { RuleParameter } from '../../../../shared/detection.ts';
import { type Located, type LocatedScalar, mapScalars } from './located.ts';

/** Values for the parameters of one rule, by name. */
export type ParameterSettings = Readonly<Record<string, string>>;

/** The parameters with the values in force: what was set goes before what the rule says. */
export function parametersInForce(
  written: readonly { name: string; title?: string | null | undefined; value: string }[],
  settings: ParameterSettings,
): RuleParameter[] {
  return written.map(({ name, title, value }) => ({
    name,
    title: title ?? name,
    value: Object.hasOwn(settings, name) ? (settings[name] ?? value) : value,
  }));
}

/**
 * Puts values in place of `%name%` where that is the whole of a text. A value with commas becomes a list
 * where a list may stand.
 */
export function fillIn(value: Located, parameters: readonly RuleParameter[]): Located {
  if (parameters.length === 0) return value;
  return flatLists(mapScalars(value, (scalar) => filled(scalar, parameters)));
}

function filled(scalar: LocatedScalar, parameters: readonly RuleParameter[]): Located {
  const name = /^%(.+)%$/.exec(typeof scalar.value === 'string' ? scalar.value : '')?.[1];
  const parameter = parameters.find((each) => each.name === name);
  if (parameter === undefined) return scalar;
  const items = listIn(parameter.value).map((each) => ({ ...scalar, value: each }));
  const [only] = items;
  return items.length === 1 && only !== undefined
    ? only
    : { kind: 'list', items, spot: scalar.spot };
}

/** The members of a value that is a list, written with commas. */
export function listIn(value: string): string[] {
  const parts = value.split(',').map((part) => part.trim());
  const items = parts.filter((part) => part !== '');
  return items.length === 0 ? [value] : items;
}

/** A list that was put into a list becomes part of it. */
function flatLists(value: Located): Located {
  if (value.kind === 'scalar') return value;
  if (value.kind === 'map') {
    const entries = value.entries.map((entry) => ({ ...entry, value: flatLists(entry.value) }));
    return { ...value, entries };
  }
  const items = value.items
    .map(flatLists)
    .flatMap((item) => (item.kind === 'list' ? item.items : [item]));
  return { ...value, items };
}
