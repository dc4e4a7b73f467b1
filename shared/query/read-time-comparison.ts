import type { OperatorKey, Query } from './ast.ts';
import type { TimeResult } from './bound-moment.ts';
import type { QueryField } from './catalogue.ts';
import { anyOf, negate } from './conditions.ts';
import { operatorsFor } from './operators.ts';
import { readOperator } from './read-operator.ts';
import { readTime } from './read-time.ts';
import { countCondition, fail, type Reader, wordAt } from './reader.ts';
import { startsTime, type TimeLead } from './time-lead.ts';

/** The words that a symbol stands for, and whether the opposite is meant. */
const leadOf: Partial<Record<OperatorKey, { lead: TimeLead; negated: boolean }>> = {
  is: { lead: 'during', negated: false },
  less: { lead: 'before', negated: false },
  greater: { lead: 'after', negated: false },
  lessOrEqual: { lead: 'until', negated: false },
  greaterOrEqual: { lead: 'since', negated: false },
};

/**
 * Reads what is said of a time field: `created yesterday`, `timestamp is from last month`,
 * `created on is not before 2025-03-01`, `time >= 2025-03-01`. Null where nothing is said.
 *
 * @param at the token behind the field's name.
 */
export function readTimeComparison(reader: Reader, field: QueryField, at: number): Query | null {
  const operator = readOperator(reader, at, 'time');
  if (operator === null) {
    const negated = wordAt(reader, at) === 'not';
    const start = negated ? at + 1 : at;
    const time = readTime(reader, start, false);
    if (time !== null) return timeQuery(reader, field, time, negated);
    const lead = startsTime(reader, start);
    return lead === null ? null : failAtTime(reader, field, lead.next);
  }
  reader.at = operator.next;
  reader.expectation = { place: 'value', field, operator: 'during', start: reader.at };
  if (operator.key === 'exists') {
    return negate({ kind: 'compare', field: field.ref, operator: 'exists' }, operator.negated);
  }
  const meaning = leadOf[operator.key];
  if (meaning === undefined) {
    const fitting = operatorsFor('time').map(({ label }) => label);
    return fail(reader, at, `${field.label} is a time.`, {
      to: operator.next,
      expected: fitting,
      suggestion: `${field.label} takes: ${fitting.join(', ')}.`,
    });
  }
  const lead = meaning.lead === 'during' ? undefined : meaning.lead;
  const time = readTime(reader, reader.at, true, lead);
  if (time === null)
    return failAtTime(reader, field, startsTime(reader, reader.at)?.next ?? reader.at);
  return timeQuery(reader, field, time, operator.negated);
}

/**
 * The query that a time means for a field, and the times that "or" joins to it; trouble with one
 * ends reading. Moves the reader.
 */
export function timeQuery(
  reader: Reader,
  field: QueryField,
  time: NonNullable<TimeResult>,
  negated: boolean,
): Query {
  const times: [Query, ...Query[]] = [oneTime(reader, field, time)];
  while (wordAt(reader, reader.at) === 'or') {
    const other = readTime(reader, reader.at + 1, false);
    if (other === null) break;
    times.push(oneTime(reader, field, other));
  }
  return negate(anyOf(times), negated);
}

function oneTime(reader: Reader, field: QueryField, time: NonNullable<TimeResult>): Query {
  if ('trouble' in time) {
    return fail(reader, time.at, time.trouble, {
      to: time.next,
      expected: ['a time'],
      suggestion: time.suggestion,
    });
  }
  countCondition(reader);
  reader.at = time.next;
  const { operator, operand, negated } = time;
  return negate({ kind: 'compare', field: field.ref, operator, operand }, negated);
}

/** Ends reading where a time should stand. */
export function failAtTime(reader: Reader, field: QueryField, at: number): never {
  reader.expectation = { place: 'value', field, operator: 'during', start: at };
  return fail(reader, at, 'A time is expected here.', {
    expected: ['yesterday', 'last week', 'in the last 7 days', '2025-03-01', '2025-03-01T10:30Z'],
    suggestion: 'Write it like `yesterday`, `in the last 7 days` or `2025-03-01`.',
  });
}
