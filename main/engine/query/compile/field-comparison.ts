import type { JsonValue } from '../../../../shared/json/index.ts';
import { foldCase } from './fold-text.ts';
import { textOf } from './value-tests.ts';

/** How two fields of a record are compared, as `fields_pass` is given it. */
export interface AskedOfFields {
  operator: 'is' | 'contains' | 'startsWith' | 'endsWith';
  /** Letter by letter; otherwise letters count in either case. */
  exact: boolean;
  /** Where they stand in the original record; null for a column, whose text is handed over. */
  left: readonly string[] | null;
  right: readonly string[] | null;
}

/** Whether any value of the one field passes with any value of the other. */
export interface FieldsTest {
  left: AskedOfFields['left'];
  right: AskedOfFields['right'];
  passes(left: readonly JsonValue[], right: readonly JsonValue[]): boolean;
}

const tests: Record<AskedOfFields['operator'], (text: string, other: string) => boolean> = {
  is: (text, other) => text === other,
  contains: (text, other) => text.includes(other),
  startsWith: (text, other) => text.startsWith(other),
  endsWith: (text, other) => text.endsWith(other),
};

/** @param asked an `AskedOfFields` as JSON */
export function makeFieldsTest(asked: string): FieldsTest {
  const { operator, exact, left, right } = JSON.parse(asked) as AskedOfFields;
  const test = tests[operator];
  const textFor = (value: JsonValue) => (exact ? textOf(value) : foldCase(textOf(value)));
  return {
    left,
    right,
    passes: (values, others) => {
      const texts = others.map(textFor);
      return values.map(textFor).some((text) => texts.some((other) => test(text, other)));
    },
  };
}
