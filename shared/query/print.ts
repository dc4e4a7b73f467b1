import { joinPath } from '../diff/index.ts';
import type { Kind } from '../kinds.ts';
import type { Change, Comparison, FieldRef, Operand, Query, TextOperand } from './ast.ts';
import { catalogueOf, fieldOfRef, resolveField, sameRef, typeOfRef } from './catalogue.ts';
import { lexiconOf } from './lexemes.ts';
import { operators } from './operators.ts';
import { timeWords } from './print-time.ts';
import { isPlain, quote } from './quote.ts';
import { operatorWords } from './read-operator.ts';
import { mayOpenTime } from './time-lead.ts';
import { fillers } from './vocabulary.ts';

/**
 * The canonical text of a query in a view: for every valid tree `parse` reads the same tree from it,
 * in any zone and with any "as of". Every record is the empty text.
 */
export function print(query: Query, kind: Kind | null): string {
  return query.kind === 'all' ? '' : printNode(query, kind);
}

function printNode(query: Query, kind: Kind | null): string {
  switch (query.kind) {
    case 'all':
      return 'everything';
    case 'and':
    case 'or':
      return printParts(query.of, kind).join(` ${query.kind} `);
    case 'not':
      return query.of.kind === 'compare' && !isBarePhrase(query.of, kind)
        ? printComparison(query.of, kind, true)
        : `not ${inBrackets(query.of, kind)}`;
    case 'compare':
      return printComparison(query, kind, false);
    case 'text':
      return query.operator === 'contains'
        ? `any:${quote(query.text)}`
        : `any matches ${quote(query.text)}`;
    case 'change':
      return printChange(query, kind);
  }
}

/** The parts of an `and` or `or`. A phrase behind a comparison would read as one more of its values. */
function printParts(parts: readonly Query[], kind: Kind | null): string[] {
  return parts.map((part, at) => {
    const before = parts[at - 1];
    const shielded =
      isBarePhrase(part, kind) && before !== undefined && !isBarePhrase(before, kind);
    return shielded ? `(${printNode(part, kind)})` : inBrackets(part, kind);
  });
}

function inBrackets(query: Query, kind: Kind | null): string {
  const text = printNode(query, kind);
  return query.kind === 'and' || query.kind === 'or' ? `(${text})` : text;
}

/** True for what a quoted phrase alone means: all default fields of the view, where they are several. */
function isBarePhrase(query: Query, kind: Kind | null): boolean {
  if (query.kind !== 'compare' || query.operator !== 'contains') return false;
  const { search } = catalogueOf(kind);
  const loose = query.operand?.kind === 'text' && !query.operand.exact;
  return loose && search.kind === 'anyOf' && sameRef(query.field, search);
}

function printComparison(comparison: Comparison, kind: Kind | null, not: boolean): string {
  const { field, operator, operand } = comparison;
  if (isBarePhrase(comparison, kind) && operand?.kind === 'text') return quote(operand.text, '"');
  const name = fieldText(field, kind);
  const { text } = operators[operator];
  if (typeOfRef(field) === 'time' && operand !== undefined) {
    return `${name} ${not ? 'is not' : 'is'} ${timeText(comparison)}`;
  }
  const words = not ? text.not : text.is;
  if (operand === undefined) return `${name} ${words}`;
  return `${name} ${words} ${operandText(comparison, operand, kind)}`;
}

function timeText({ operator, operand }: Comparison): string {
  switch (operand?.kind) {
    case 'span':
    case 'instant':
    case 'last':
    case 'calendar':
    case 'sinceWeekday':
    case 'clock':
    case 'age':
      return timeWords(operator, operand);
    default:
      throw new RangeError(`a time is not compared with ${operand?.kind ?? 'nothing'}`);
  }
}

function operandText({ field, operator }: Comparison, operand: Operand, kind: Kind | null): string {
  switch (operand.kind) {
    case 'text': {
      const loose = operator !== 'is' && operator !== 'matches';
      if (isNounOfView(field, kind) && !operand.exact) return quote(operand.text, '`');
      return textValue(operand, kind, loose);
    }
    case 'list':
      return `(${operand.items.map((item) => textValue(item, kind, false)).join(', ')})`;
    case 'number':
      return numberText(field, operand.value);
    case 'numbers':
      return `${numberText(field, operand.low)} and ${numberText(field, operand.high)}`;
    case 'network':
      return operand.network;
    case 'field':
      return `${operand.exact ? 'exactly ' : ''}field ${fieldText(operand.field, kind)}`;
    default:
      throw new RangeError(`only a time is compared with ${operand.kind}`);
  }
}

/**
 * @param loose the operator looks for a part of a value, so that plain quotes do not make it exact.
 */
function textValue({ text, exact }: TextOperand, kind: Kind | null, loose: boolean): string {
  if (exact) return loose ? `exactly ${quote(text)}` : quote(text);
  if (isPlain(text, kind)) return text;
  return loose ? quote(text) : quote(text, '`');
}

/** "Session is active" would read as a phrase about the session in view. */
function isNounOfView(field: FieldRef, kind: Kind | null): boolean {
  const known = fieldOfRef(field, kind);
  return known !== null && !known.own && lexiconOf(kind).has(known.label.toLowerCase());
}

const durations = [
  [1_000_000, 's'],
  [1000, 'ms'],
] as const;

function numberText(field: FieldRef, value: number): string {
  return typeOfRef(field) === 'duration' ? durationText(value) : String(value);
}

/** A length of time with the largest unit that it is a whole number of. @param value microseconds */
export function durationText(value: number): string {
  for (const [micros, unit] of durations) {
    const amount = value / micros;
    if (Number.isInteger(amount) && amount * micros === value) return `${amount} ${unit}`;
  }
  return `${value} us`;
}

/** How a field is named in a view: its label, or its path. */
export function fieldText(field: FieldRef, kind: Kind | null): string {
  const known = fieldOfRef(field, kind);
  if (known !== null && isNamedBy(known.label, field, kind)) return known.label;
  if (field.kind === 'field') return field.name;
  if (field.kind === 'anyOf') {
    const names = field.names.map((name) => fieldText({ kind: 'field', name }, kind));
    return `any of (${names.join(', ')})`;
  }
  const dotted = field.path.length === 1 ? `.${field.path[0]}` : field.path.join('.');
  if (isNamedBy(dotted, field, kind)) return dotted;
  return quote(field.path.reduce(joinPath, ''));
}

function isNamedBy(name: string, field: FieldRef, kind: Kind | null): boolean {
  const found = resolveField(name, kind);
  return found !== null && sameRef(found.ref, field);
}

const simplePath = /^[A-Za-z_$][\w$-]*(?:\.[\w$-]+)*$/;

function printChange(change: Change, kind: Kind | null): string {
  if (change.verb === 'changed') {
    const low = change.path.toLowerCase();
    const plain =
      simplePath.test(change.path) &&
      !(
        fillers.has(low) ||
        operatorWords.has(low) ||
        mayOpenTime(low) ||
        /^(?:and|n?or|but)$/.test(low)
      );
    return `changed ${plain ? change.path : quote(change.path)}`;
  }
  const { text, exact } = change.value;
  if (change.path === null) return `${change.verb} ${exact ? quote(text) : quote(text, '`')}`;
  return `${quote(change.path)} ${change.verb} ${textValue(change.value, kind, false)}`;
}
