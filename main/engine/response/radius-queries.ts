import type { CanonicalField } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { print, type Query, type TextOperand } from '../../../shared/query/index.ts';
import type { RadiusWindow } from './radius-window.ts';
import { windowQuery } from './radius-window.ts';

/** A field is one of some texts, letter by letter. */
export function isOneOf(name: CanonicalField, texts: readonly string[]): Query {
  const items = texts.map((text): TextOperand => ({ kind: 'text', text, exact: true }));
  const field = { kind: 'field', name } as const;
  const [only] = items;
  if (items.length === 1 && only !== undefined) {
    return { kind: 'compare', field, operator: 'is', operand: only };
  }
  return { kind: 'compare', field, operator: 'in', operand: { kind: 'list', items } };
}

/** A record is of a kind. */
export function ofKind(kind: Kind): Query {
  const operand = { kind: 'text', text: kind, exact: false } as const;
  return { kind: 'compare', field: { kind: 'field', name: 'kind' }, operator: 'is', operand };
}

/** At least one of two conditions. */
export function either(one: Query, other: Query): Query {
  return { kind: 'or', of: [one, other] };
}

/** All of some conditions within a window, as a text of the query language that is asked in the timeline. */
export function textOf(conditions: readonly [Query, ...Query[]], window: RadiusWindow): string {
  const of = [...conditions, ...windowQuery(window)];
  return print(of.length === 1 ? conditions[0] : { kind: 'and', of }, null);
}
