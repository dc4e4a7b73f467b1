import { splitPath } from '../diff/index.ts';
import type { Comparison, FieldRef, OperatorKey } from './ast.ts';
import { isMarkField, type QueryField, rawField } from './catalogue.ts';
import { accepts } from './operators.ts';
import { readFields } from './read-field.ts';
import { endsCondition } from './read-operator.ts';
import { checkClosed } from './read-value.ts';
import { type Found, type Reader, tokenAt, wordAt } from './reader.ts';

/**
 * Reads what another field holds, behind an operator: `actor is field target`, `exactly field
 * 'details.new name'`. Null for anything else: a value may well begin with the word. Moves the reader.
 */
export function readOtherField(
  reader: Reader,
  field: QueryField,
  key: OperatorKey,
): Comparison | null {
  if (!accepts(key, field.type, 'field')) return null;
  const exact = wordAt(reader, reader.at) === 'exactly';
  const at = exact ? reader.at + 1 : reader.at;
  if (wordAt(reader, at) !== 'field') return null;
  const other = otherAt(reader, at + 1);
  if (other === null) return null;
  reader.at = other.next;
  const operand = { kind: 'field', field: other.ref, exact } as const;
  return { kind: 'compare', field: field.ref, operator: key, operand };
}

function otherAt(reader: Reader, at: number): Found<{ ref: FieldRef }> | null {
  const { type, text } = tokenAt(reader, at);
  if (type === 'quoted') {
    checkClosed(reader, at);
    const path = splitPath(text);
    return path.length === 0 ? null : { ref: rawField(path, text).ref, next: at + 1 };
  }
  const found = readFields(reader, at).find(({ field, next }) => {
    const isText = field.type === 'text' || field.type === 'raw';
    const { ref } = field;
    const isOne = ref.kind === 'path' || (ref.kind === 'field' && !isMarkField(ref.name));
    return isText && isOne && endsCondition(reader, next);
  });
  return found === undefined ? null : { ref: found.field.ref, next: found.next };
}
