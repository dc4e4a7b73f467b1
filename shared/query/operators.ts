import type { Operand, OperatorKey } from './ast.ts';
import type { QueryType } from './field-names.ts';

/** The shape of what an operator compares with; `none` where there is nothing. */
export type OperandKind = Operand['kind'] | 'none';

/** One row of the operator table: what parser, printer, chips, help and compiler know of it. */
export interface Operator {
  key: OperatorKey;
  /** Its name in menus. */
  label: string;
  /** Words that mean it, longest first where one begins another; the first are the canonical ones. */
  words: readonly string[];
  /** Words that mean it only right behind a field of a fitting type. */
  looseWords: readonly string[];
  symbols: readonly string[];
  /** The types that it compares, and with what. */
  operands: Readonly<Partial<Record<QueryType, readonly OperandKind[]>>>;
  /** How the canonical text writes it, and its opposite. */
  text: Wording;
  /** How a sentence says it, and its opposite. */
  sentence: Wording;
}

/** Words between a field and its operand. */
export interface Wording {
  is: string;
  not: string;
}

const onText = { text: ['text'], raw: ['text'] } as const;
const onTextOrField = { text: ['text', 'field'], raw: ['text', 'field'] } as const;
const onNumbers = { integer: ['number'], duration: ['number'], raw: ['number'] } as const;
const moment = { time: ['instant', 'clock', 'calendar'] } as const;
const age = { time: ['age'] } as const;

const wording = (is: string, not: string): Wording => ({ is, not });
const copular = (words: string): Wording => wording(`is ${words}`, `is not ${words}`);

type Row = Omit<Operator, 'key' | 'looseWords' | 'symbols' | 'sentence'> &
  Partial<Pick<Operator, 'looseWords' | 'symbols' | 'sentence'>>;

const rows: Record<OperatorKey, Row> = {
  is: {
    label: 'is',
    words: ['equal to', 'equals', 'equal'],
    symbols: [':', '=', '=='],
    operands: {
      ...onTextOrField,
      kind: ['text'],
      outcome: ['text'],
      flag: ['text'],
      integer: ['number'],
      duration: ['number'],
    },
    text: wording('is', 'is not'),
  },
  contains: {
    label: 'contains',
    words: ['contains', 'contain', 'containing', 'includes', 'include', 'including', 'mentions'],
    looseWords: ['has', 'having', 'mentioning'],
    symbols: ['~'],
    operands: onTextOrField,
    text: wording('contains', 'does not contain'),
  },
  like: {
    label: 'is like',
    words: ['like', 'similar to'],
    operands: onText,
    text: wording('like', 'not like'),
    sentence: copular('like'),
  },
  startsWith: {
    label: 'starts with',
    words: [
      'starts with',
      'start with',
      'starting with',
      'begins with',
      'begin with',
      'beginning with',
    ],
    operands: onTextOrField,
    text: wording('starts with', 'does not start with'),
  },
  endsWith: {
    label: 'ends with',
    words: ['ends with', 'end with', 'ending with', 'ends in', 'ending in'],
    operands: onTextOrField,
    text: wording('ends with', 'does not end with'),
  },
  matches: {
    label: 'matches (regular expression)',
    words: ['matches', 'match', 'matching'],
    symbols: ['=~'],
    operands: onText,
    text: wording('matches', 'does not match'),
    sentence: wording('matches the expression', 'does not match the expression'),
  },
  in: {
    label: 'is one of',
    words: ['one of', 'any of'],
    looseWords: ['in', 'among'],
    operands: {
      text: ['list'],
      raw: ['list'],
      kind: ['list'],
      outcome: ['list'],
      integer: ['list'],
    },
    text: wording('in', 'not in'),
    sentence: copular('one of'),
  },
  exists: {
    label: 'exists',
    words: ['exists', 'exist', 'is present', 'is set', 'are present', 'are set'],
    operands: {
      text: ['none'],
      raw: ['none'],
      time: ['none'],
      integer: ['none'],
      duration: ['none'],
      kind: ['none'],
      outcome: ['none'],
      flag: ['none'],
    },
    text: wording('exists', 'is empty'),
  },
  less: {
    label: 'is less than',
    words: ['less than', 'fewer than', 'smaller than', 'lower than', 'shorter than'],
    looseWords: ['below', 'under'],
    symbols: ['<'],
    operands: onNumbers,
    text: wording('<', 'is not <'),
    sentence: copular('less than'),
  },
  lessOrEqual: {
    label: 'is at most',
    words: ['at most', 'no more than'],
    looseWords: ['up to'],
    symbols: ['<='],
    operands: onNumbers,
    text: wording('<=', 'is not <='),
    sentence: copular('at most'),
  },
  greater: {
    label: 'is greater than',
    words: [
      'greater than',
      'more than',
      'larger than',
      'bigger than',
      'higher than',
      'longer than',
    ],
    looseWords: ['above', 'over'],
    symbols: ['>'],
    operands: onNumbers,
    text: wording('>', 'is not >'),
    sentence: copular('greater than'),
  },
  greaterOrEqual: {
    label: 'is at least',
    words: ['at least', 'no less than'],
    symbols: ['>='],
    operands: onNumbers,
    text: wording('>=', 'is not >='),
    sentence: copular('at least'),
  },
  between: {
    label: 'is between',
    words: [],
    looseWords: ['between'],
    operands: { integer: ['numbers'], duration: ['numbers'], raw: ['numbers'] },
    text: wording('between', 'not between'),
    sentence: copular('between'),
  },
  before: {
    label: 'is before',
    words: [],
    operands: moment,
    text: copular('before'),
  },
  after: {
    label: 'is after',
    words: [],
    operands: moment,
    text: copular('after'),
  },
  during: {
    label: 'is in',
    words: [],
    operands: { time: ['span', 'instant', 'last', 'calendar', 'sinceWeekday'] },
    text: wording('is', 'is not'),
  },
  olderThan: {
    label: 'is older than',
    words: [],
    operands: age,
    text: copular('older than'),
  },
  newerThan: {
    label: 'is newer than',
    words: [],
    operands: age,
    text: copular('newer than'),
  },
  within: {
    label: 'is in the network',
    words: ['in the network', 'in network', 'within the network'],
    looseWords: ['within', 'inside'],
    operands: { text: ['network'], raw: ['network'] },
    text: wording('within', 'not within'),
    sentence: copular('in the network'),
  },
};

/** The operator table. */
export const operators: Readonly<Record<OperatorKey, Operator>> = Object.fromEntries(
  Object.entries(rows).map(([key, row]) => [
    key,
    { looseWords: [], symbols: [], sentence: row.text, ...row, key: key as OperatorKey },
  ]),
) as Record<OperatorKey, Operator>;

/** The same, as a list in the order of menus. */
export const operatorList: readonly Operator[] = Object.values(operators);

/** True when an operator compares fields of a type with operands of a kind. */
export function accepts(key: OperatorKey, type: QueryType, operand: OperandKind): boolean {
  return operators[key].operands[type]?.includes(operand) === true;
}

/** The operators for fields of a type. */
export function operatorsFor(type: QueryType): readonly Operator[] {
  return operatorList.filter(({ operands }) => operands[type] !== undefined);
}

/** What an operator says of a field: the clause of a sentence. */
export function clauseOf(key: OperatorKey, label: string, operand: string, not: boolean): string {
  const { sentence } = operators[key];
  return `${label} ${not ? sentence.not : sentence.is} ${operand}`.trimEnd();
}
