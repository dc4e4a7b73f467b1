import type { Query } from './ast.ts';
import { type QueryField, rawField } from './catalogue.ts';
import { operatorsFor } from './operators.ts';
import { readBehind } from './read-comparison.ts';
import { readFields } from './read-field.ts';
import { readOperator } from './read-operator.ts';
import { fail, type Reader, tokenAt, wordAt } from './reader.ts';

/** Reads `any of (actor, target) contains x`; null where no bracket follows. */
export function readAnyOf(reader: Reader): Query | null {
  if (wordAt(reader, reader.at) !== 'any' || wordAt(reader, reader.at + 1) !== 'of') return null;
  if (tokenAt(reader, reader.at + 2).type !== 'open') return null;
  const names: string[] = [];
  let at = reader.at + 2;
  do {
    const start = at + 1;
    const found = readFields(reader, start).find(({ next }) => {
      const { type } = tokenAt(reader, next);
      return type === 'comma' || type === 'close';
    });
    if (found === undefined || found.field.ref.kind !== 'field' || found.field.type !== 'text') {
      return fail(reader, start, 'The name of a text field is expected here.', {
        expected: reader.catalogue.fields
          .filter(({ type }) => type === 'text')
          .map(({ label }) => label),
      });
    }
    names.push(found.field.ref.name);
    at = found.next;
  } while (tokenAt(reader, at).type === 'comma');
  const operator = readOperator(reader, at + 1, 'text');
  const field: QueryField = {
    ...rawField([], 'any of them'),
    ref: { kind: 'anyOf', names },
    type: 'text',
  };
  if (operator === null) {
    reader.expectation = { place: 'operator', field };
    return fail(reader, at + 1, 'An operator is missing here.', {
      expected: operatorsFor('text').map(({ label }) => label),
    });
  }
  reader.at = operator.next;
  return readBehind(reader, field, operator, at + 1);
}
