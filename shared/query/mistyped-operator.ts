import type { QueryField } from './catalogue.ts';
import { nearest } from './edit-distance.ts';
import { operatorsFor } from './operators.ts';
import { commonOperatorWords } from './read-operator.ts';
import { fail, type Reader, tokenAt, wordAt } from './reader.ts';

/** Ends reading at a word that is nearly an operator: between a field and a value, `status iz failed`. */
export function checkMistypedOperator(reader: Reader, field: QueryField, at: number): void {
  const word = wordAt(reader, at);
  const { type } = tokenAt(reader, at + 1);
  if (word.length < 2 || (type !== 'word' && type !== 'quoted')) return;
  const near = nearest(word, commonOperatorWords, word.length > 5 ? 2 : 1);
  if (near === null) return;
  reader.expectation = { place: 'operator', field };
  fail(reader, at, `"${word}" is no operator.`, {
    expected: operatorsFor(field.type).map(({ label }) => label),
    suggestion: `Did you mean "${near}"?`,
  });
}
