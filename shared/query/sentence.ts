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
  return new Teller(kind, options.zone ?? 'UTC').tell(query);
}

class Teller {
  readonly #kind: Kind | null;
  readonly #zone: string;

  constructor(kind: Kind | null, zone: string) {
    this.#kind = kind;
    this.#zone = zone;
  }

  tell(query: Query): string {
    switch (query.kind) {
      case 'all':
        return 'all records';
      case 'and':
      case 'or':
        return query.of.map((part) => this.#tellPart(part)).join(` ${query.kind} `);
      case 'not':
        return query.of.kind === 'compare'
          ? this.#compare(query.of, true)
          : `not ${this.#tellPart(query.of)}`;
      case 'compare':
        return this.#compare(query, false);
      case 'text':
        return `the original record ${query.operator} ${quote(query.text)}`;
      case 'change':
        return tellChange(query);
    }
  }

  #tellPart(query: Query): string {
    const text = this.tell(query);
    return query.kind === 'and' || query.kind === 'or' ? `(${text})` : text;
  }

  #compare({ field, operator, operand }: Comparison, not: boolean): string {
    const words = operand === undefined ? '' : this.#operandText(field, operand);
    return clauseOf(operator, this.#label(field), words, not);
  }

  #label(field: FieldRef): string {
    const known = fieldOfRef(field, this.#kind);
    if (known !== null) return known.label;
    if (field.kind !== 'anyOf') return fieldText(field, this.#kind);
    return orList(field.names.map((name) => this.#label({ kind: 'field', name })));
  }

  #operandText(field: FieldRef, operand: Operand): string {
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
      default:
        return timeSentence(operand, this.#zone);
    }
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
