import { kinds } from '../../../../shared/kinds.ts';
import { type FieldRef, type Query, typeOfRef } from '../../../../shared/query/index.ts';
import { outcomes } from '../../../../shared/record.ts';
import { flagged } from './expression-flags.ts';
import type { FieldPlaces } from './field-places.ts';
import { anyOf, constant, notOf } from './query-nodes.ts';
import { RuleTrouble } from './rule-trouble.ts';
import { plainText } from './sigma-string.ts';
import type { SigmaTest, ValueTest } from './sigma-test.ts';
import { testText } from './test-text.ts';
import { anyPattern, expression } from './text-tests.ts';

const numberOperators = {
  lt: 'less',
  lte: 'lessOrEqual',
  gt: 'greater',
  gte: 'greaterOrEqual',
} as const;

/** That a value at one of the places passes one of the tests. */
export function anyValue(places: FieldPlaces, tests: readonly ValueTest[]): Query {
  if (places.constants.some((text) => tests.some((test) => testText(test, text)))) {
    return constant(true);
  }
  return anyOf(places.refs.map((ref) => anyValueAt(ref, tests, places.strict)));
}

/** That there is a value at one of the places. */
export function anyExists({ refs, constants }: FieldPlaces): Query {
  if (constants.length > 0) return constant(true);
  return anyOf(refs.map((field) => ({ kind: 'compare', field, operator: 'exists' })));
}

function anyValueAt(field: FieldRef, tests: readonly ValueTest[], strict: boolean): Query {
  const type = typeOfRef(field);
  if (type !== 'text' && type !== 'raw') {
    return anyOf(tests.map((test) => typedValue(field, type, test, strict)));
  }
  const patterns = tests.filter((test) => test.kind === 'pattern');
  const others = tests.filter((test) => test.kind !== 'pattern');
  return anyOf([
    ...(patterns.length === 0 ? [] : [anyPattern(field, patterns)]),
    ...others.map((test) => oneValue(field, test)),
    ...patterns.flatMap(({ pattern }) => emptyValue(field, plainText(pattern))),
  ]);
}

function oneValue(field: FieldRef, test: Exclude<ValueTest, { kind: 'pattern' }>): Query {
  if (test.kind === 'expression') {
    const text = flagged(test.expression, test.flags.replace('i', ''));
    return expression(field, text, !test.flags.includes('i'));
  }
  if (test.kind === 'network') {
    return {
      kind: 'compare',
      field,
      operator: 'within',
      operand: { kind: 'network', network: test.network },
    };
  }
  if (typeOfRef(field) === 'text') throw unfit(field);
  return {
    kind: 'compare',
    field,
    operator: numberOperators[test.compare],
    operand: { kind: 'number', value: test.to },
  };
}

/**
 * An empty list or object is no value of a path. A rule that asks for its text finds it by how the
 * record is written.
 */
function emptyValue(field: FieldRef, text: string | null): Query[] {
  if (field.kind !== 'path' || (text !== '[]' && text !== '{}')) return [];
  const name = field.path.at(-1) ?? '';
  const [open, close] = text;
  const empty: Query = {
    kind: 'text',
    operator: 'matches',
    text: `"${name.replace(/[^\w]/g, '\\$&')}"\\s*:\\s*\\${open}\\s*\\${close}`,
  };
  return [{ kind: 'and', of: [notOf({ kind: 'compare', field, operator: 'exists' }), empty] }];
}

const wordsOf: Readonly<Record<string, readonly string[]>> = {
  kind: kinds,
  outcome: outcomes,
  flag: ['true', 'false'],
};

/** Fields of ours that hold numbers, or words of a fixed list. */
function typedValue(field: FieldRef, type: string | null, test: ValueTest, strict: boolean): Query {
  const text = test.kind === 'pattern' ? plainText(test.pattern) : null;
  if (type === 'integer' || type === 'duration') {
    const value = Number(text === null || text.trim() === '' ? Number.NaN : text);
    if (test.kind === 'number') {
      const operand = { kind: 'number', value: test.to } as const;
      return { kind: 'compare', field, operator: numberOperators[test.compare], operand };
    }
    if (!Number.isFinite(value)) throw unfit(field);
    return { kind: 'compare', field, operator: 'is', operand: { kind: 'number', value } };
  }
  const words = wordsOf[type ?? ''];
  if (words === undefined) throw unfit(field);
  const found = words.filter((word) => testText(test, word));
  if (found.length === 0) {
    if (!strict || text === null) return constant(false);
    const name = field.kind === 'field' ? field.name : 'field';
    throw new RuleTrouble(null, `There is no ${name} "${text}". It is one of ${words.join(', ')}.`);
  }
  return anyOf(
    found.map((word) => ({
      kind: 'compare',
      field,
      operator: 'is',
      operand: { kind: 'text', text: word, exact: false },
    })),
  );
}

function unfit(field: FieldRef): RuleTrouble {
  const name = field.kind === 'field' ? field.name : 'this field';
  return new RuleTrouble(null, `${name} cannot be compared so. Use another modifier, or none.`);
}

/** What is asked of fields, not of values. */
export function fieldQuery(
  test: Extract<SigmaTest, { kind: 'field' }>,
  places: FieldPlaces,
  others: FieldPlaces,
): Query {
  return anyOf([
    ...places.refs.flatMap((field) =>
      others.refs.map(
        (other): Query => ({
          kind: 'compare',
          field,
          operator: test.compare,
          operand: { kind: 'field', field: other, exact: test.cased },
        }),
      ),
    ),
  ]);
}
