import type { OperatorKey } from './ast.ts';
import type { QueryType } from './field-names.ts';
import { operatorList } from './operators.ts';
import { findPhrase, indexPhrases } from './phrase-index.ts';
import { type Found, type Reader, tokenAt, wordAt } from './reader.ts';

/** An operator as it was written. */
export interface WrittenOperator {
  /** `is` too where only a form of "to be" stands; the type of the field then decides. */
  key: OperatorKey;
  negated: boolean;
  /** Written as a symbol: then `or` does not go on with its values. */
  symbolic: boolean;
  /** The words mean nothing else: a name before them is a field, or a mistake. */
  firm: boolean;
}

type Meaning = { key: OperatorKey; negated: boolean };

const bySymbol: ReadonlyMap<string, Meaning> = new Map([
  ...operatorList.flatMap(({ key, symbols }) =>
    symbols.map((symbol): [string, Meaning] => [symbol, { key, negated: false }]),
  ),
  ['!=', { key: 'is', negated: true }],
  ['!~', { key: 'contains', negated: true }],
]);

const firmWords = indexPhrases<Meaning>(
  operatorList.flatMap(({ key, words }) =>
    words
      .filter((word) => !word.startsWith('is ') && !word.startsWith('are '))
      .map((word): [string, Meaning] => [word, { key, negated: false }]),
  ),
);

const looseWords = operatorList.flatMap(({ key, looseWords: words, operands }) =>
  words.map((word) => ({ word, meaning: { key, negated: false }, operands })),
);
const looseIndex = indexPhrases(looseWords.map((row) => [row.word, row] as const));

/** What only makes sense behind "is": that there is a value, or none. */
const states = indexPhrases<Meaning>([
  ...['present', 'set'].map((w): [string, Meaning] => [w, { key: 'exists', negated: false }]),
  ...['empty', 'missing', 'absent', 'blank', 'null', 'unset'].map((w): [string, Meaning] => [
    w,
    { key: 'exists', negated: true },
  ]),
]);

const copulas = new Set('is are was were be been being does do did'.split(' '));
const contractions = new Set(
  "isn't aren't wasn't weren't doesn't don't didn't isnt arent wasnt doesnt dont didnt cannot".split(
    ' ',
  ),
);

/** All words that a text operand cannot begin with unless it is quoted. */
export const operatorWords: ReadonlySet<string> = new Set([
  ...firmWords.keys(),
  ...looseIndex.keys(),
  ...states.keys(),
  ...copulas,
  ...contractions,
  'not',
  'never',
  'neither',
  'either',
  'also',
]);

/** Words that the operator of a field may be mistyped for. */
export const commonOperatorWords: readonly string[] = [
  'is',
  'contains',
  'like',
  'equals',
  'matches',
  'starts',
  'ends',
  'exists',
];

/**
 * Reads the operator behind a field: a symbol, or a form of "to be", "not" and the words of the
 * table in any combination that English allows (`is not like`, `does not contain`, `isn't`).
 * Times are not among them: see `readTime`.
 */
export function readOperator(
  reader: Reader,
  at: number,
  type: QueryType,
): Found<WrittenOperator> | null {
  const token = tokenAt(reader, at);
  if (token.type === 'symbol') return readSymbol(reader, at);
  let next = at;
  let copula = false;
  let negated = false;
  for (; ; next++) {
    const word = wordAt(reader, next);
    const contracted = contractions.has(word);
    const auxiliary =
      copulas.has(word) ||
      ((word === 'has' || word === 'have' || word === 'had') &&
        wordAt(reader, next + 1) === 'been');
    if (auxiliary || contracted) copula = true;
    const opposite = word === 'not' || word === 'never' || (copula && word === 'neither');
    if (opposite || contracted) negated = !negated;
    else if (!auxiliary && !(copula && (word === 'also' || word === 'either'))) break;
  }
  const firm = findPhrase(reader, next, firmWords);
  if (firm !== null) return written(firm, negated, true);
  const loose = findPhrase(reader, next, looseIndex);
  if (loose !== null && loose.value.operands[type] !== undefined) {
    return written({ value: loose.value.meaning, next: loose.next }, negated, copula);
  }
  if (!copula) return null;
  const state = findPhrase(reader, next, states);
  if (state !== null && endsCondition(reader, state.next)) return written(state, negated, true);
  if (tokenAt(reader, next).type === 'symbol') {
    const symbol = readSymbol(reader, next);
    if (symbol !== null) return { ...symbol, negated: symbol.negated !== negated };
  }
  return { key: 'is', negated, symbolic: false, firm: true, next };
}

function written(
  { value, next }: Found<{ value: Meaning }>,
  not: boolean,
  firm: boolean,
): Found<WrittenOperator> {
  return { key: value.key, negated: value.negated !== not, symbolic: false, firm, next };
}

/** Also `field:>5` and `field:!=x`, where a colon stands before the symbol. */
function readSymbol(reader: Reader, at: number): Found<WrittenOperator> | null {
  const { text } = tokenAt(reader, at);
  const meaning = bySymbol.get(text);
  if (meaning === undefined) return null;
  const second = tokenAt(reader, at + 1);
  const behind = text === ':' && second.type === 'symbol' ? bySymbol.get(second.text) : undefined;
  const doubled = behind !== undefined && second.text !== ':';
  const { key, negated } = doubled ? behind : meaning;
  return { key, negated, symbolic: true, firm: true, next: doubled ? at + 2 : at + 1 };
}

const joiners = new Set(['and', 'or', 'nor', 'but']);

/** True where a condition can end: at the end, a bracket, a comma, "and", "or". */
export function endsCondition(reader: Reader, at: number): boolean {
  const { type, low } = tokenAt(reader, at);
  if (type === 'word') return joiners.has(low);
  if (type === 'symbol') return low === '&&' || low === '||';
  return type !== 'quoted' && type !== 'open' && type !== 'expression';
}
