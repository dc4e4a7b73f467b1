import type { Kind } from '../kinds.ts';
import type { Change, Comparison, FieldRef, Operand, Query, TextOperand } from './ast.ts';
import { fieldOfRef, typeOfRef } from './catalogue.ts';
import { clauseOf } from './operators.ts';
import { durationText, fieldText } from './print.ts';
import { quote } from './quote.ts';
import { timeSentence } from './sentence-time.ts';

/** How times are told: in a zone, UTC if not given. */
export interface SentenceOptions {
  zone?: string;
}

/**
 * A query in plain English, with the labels of a view: `Event Type is login and Created On is in
 * the last 7 days`. For people; `print` writes what the parser reads.
 */
export function sentence(query: Query, kind: Kind | null, options: SentenceOptions = {}): string {
  return tell(query, { kind, zone: options.zone ?? 'UTC' });
}

/** For whom a query is told. */
interface Audience {
  kind: Kind | null;
  zone: string;
}

function tell(query: Query, audience: Audience): string {
  switch (query.kind) {
    case 'all':
      return 'all records';
    case 'and':
    case 'or':
      return query.of.map((part) => tellPart(part, audience)).join(` ${query.kind} `);
    case 'not':
      return query.of.kind === 'compare'
        ? tellComparison(query.of, true, audience)
        : `not ${tellPart(query.of, audience)}`;
    case 'compare':
      return tellComparison(query, false, audience);
    case 'text':
      return `the original record ${query.operator} ${quote(query.text)}`;
    case 'change':
      return tellChange(query);
  }
}

function tellPart(query: Query, audience: Audience): string {
  const text = tell(query, audience);
  return query.kind === 'and' || query.kind === 'or' ? `(${text})` : text;
}

function tellComparison(comparison: Comparison, not: boolean, audience: Audience): string {
  const { field, operator, operand } = comparison;
  const { kind } = audience;
  const words = operand === undefined ? '' : operandWords(field, operand, audience);
  return clauseOf(operator, labelOf(field, kind), words, not);
}

/** The label of a field in a view; of several fields their labels. */
function labelOf(field: FieldRef, kind: Kind | null): string {
  const known = fieldOfRef(field, kind);
  if (known !== null) return known.label;
  if (field.kind !== 'anyOf') return fieldText(field, kind);
  return orList(field.names.map((name) => labelOf({ kind: 'field', name }, kind)));
}

function operandWords(field: FieldRef, operand: Operand, { kind, zone }: Audience): string {
  switch (operand.kind) {
    case 'text':
      return textWords(operand);
    case 'list':
      return orList(operand.items.map(textWords));
    case 'number':
      return numberWords(field, operand.value);
    case 'numbers':
      return `${numberWords(field, operand.low)} and ${numberWords(field, operand.high)}`;
    case 'network':
      return operand.network;
    case 'field':
      return `${operand.exact ? 'exactly ' : ''}the ${labelOf(operand.field, kind)}`;
    default:
      return timeSentence(operand, zone);
  }
}

function textWords({ text, exact }: TextOperand): string {
  return exact || !/^[\p{L}\d]\S*(?: \S+)*$/u.test(text) ? quote(text) : text;
}

function numberWords(field: FieldRef, value: number): string {
  return typeOfRef(field) === 'duration' ? durationText(value) : String(value);
}

function tellChange(change: Change): string {
  if (change.verb === 'changed') return `${change.path === '' ? 'anything' : change.path} changed`;
  return `${change.path ?? 'a value'} ${change.verb} ${textWords(change.value)}`;
}

function orList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
