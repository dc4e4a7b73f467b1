import type { FieldRef, Query } from '../../../../shared/query/index.ts';
import { oneOf } from '../one-of.ts';
import { flagged } from './expression-flags.ts';
import { anyOf, constant } from './query-nodes.ts';
import { escapeExpression, expressionOf, plainText } from './sigma-string.ts';
import { anyCharacter, anyText, type Pattern, type ValueTest } from './sigma-test.ts';

type PatternTest = Extract<ValueTest, { kind: 'pattern' }>;

/** Beyond so many, texts are joined to one expression: each would be a condition of its own. */
const mostApart = 16;
/** Longest expression that is made of several: one of the language is at most 2 000 characters. */
const longestJoined = 1_500;

/** That a value of a field passes at least one of the tests, in as few conditions as it takes. */
export function anyPattern(field: FieldRef, tests: readonly PatternTest[]): Query {
  const whole: PatternTest[] = [];
  const others: PatternTest[] = [];
  for (const test of tests) (isListed(test) ? whole : others).push(test);
  const listed = whole.map(({ pattern, cased }) => ({
    kind: 'text' as const,
    text: plainText(pattern) ?? '',
    exact: cased,
  }));
  const rest =
    others.length <= mostApart
      ? others.map((test) => onePattern(field, test))
      : joinedExpressions(field, others);
  return anyOf([...(listed.length === 0 ? [] : [oneOf(field, listed)]), ...rest]);
}

/** True for whole values that `in` can tell: without letter-by-letter, separators count as one. */
function isListed({ pattern, cased }: PatternTest): boolean {
  const text = plainText(pattern);
  return text !== null && text !== '' && (cased || !hasSeparator(text));
}

function hasSeparator(text: string): boolean {
  return /[\s_-]/.test(text);
}

function onePattern(field: FieldRef, { pattern, cased }: PatternTest): Query {
  if (pattern.length === 1 && pattern[0] === anyText) {
    return { kind: 'compare', field, operator: 'exists' };
  }
  if (cased || pattern.includes(anyCharacter)) {
    return expression(field, `^${expressionOf(pattern)}$`, cased);
  }
  const openStart = pattern[0] === anyText;
  const openEnd = pattern.at(-1) === anyText;
  const inner = pattern.slice(openStart ? 1 : 0, openEnd ? -1 : undefined);
  const [text] = inner;
  if (inner.length === 1 && typeof text === 'string' && (openStart || openEnd)) {
    const operator = openStart && openEnd ? 'contains' : openStart ? 'endsWith' : 'startsWith';
    const exact = hasSeparator(text);
    return { kind: 'compare', field, operator, operand: { kind: 'text', text, exact } };
  }
  return {
    kind: 'compare',
    field,
    operator: 'like',
    operand: { kind: 'text', text: likePattern(pattern), exact: true },
  };
}

function likePattern(pattern: Pattern): string {
  return pattern
    .map((piece) => (piece === anyText ? '*' : String(piece).replace(/[\\*%]/g, '\\$&')))
    .join('');
}

function joinedExpressions(field: FieldRef, tests: readonly PatternTest[]): Query[] {
  return [true, false].flatMap((cased) => {
    const pieces = tests
      .filter((test) => test.cased === cased)
      .map(({ pattern }) => expressionFor(pattern));
    const joined: string[] = [];
    for (const piece of pieces) {
      const last = joined.at(-1);
      if (last !== undefined && last.length + piece.length < longestJoined) {
        joined[joined.length - 1] = `${last}|${piece}`;
      } else joined.push(piece);
    }
    return joined.map((each) => expression(field, each, cased));
  });
}

/** Open ends are not written out: an expression is found anywhere. */
function expressionFor(pattern: Pattern): string {
  const openStart = pattern[0] === anyText;
  const openEnd = pattern.at(-1) === anyText;
  const inner = pattern.slice(openStart ? 1 : 0, openEnd && pattern.length > 1 ? -1 : undefined);
  return `${openStart ? '' : '^'}${expressionOf(inner)}${openEnd ? '' : '$'}`;
}

/** That a value of a field has something that an expression describes. */
export function expression(field: FieldRef, text: string, exact: boolean): Query {
  return { kind: 'compare', field, operator: 'matches', operand: { kind: 'text', text, exact } };
}

/** That the original record has a text somewhere, as it is or as JSON writes it. */
export function anywhereInRecord(test: ValueTest): Query | null {
  if (test.kind === 'expression') {
    const flags = test.flags.replace('i', '');
    const written = test.flags.includes('i') ? flags : `${flags}-i`;
    return anywhereExpression(flagged(test.expression, written));
  }
  if (test.kind !== 'pattern') return null;
  const { pattern, cased } = test;
  const inner = pattern.filter(
    (piece, at) => piece !== anyText || (at > 0 && at < pattern.length - 1),
  );
  if (inner.length === 0) return constant(true);
  const [only] = inner;
  if (inner.length > 1 || typeof only !== 'string') {
    return anywhereExpression(flagged(expressionOf(inner), cased ? '-i' : ''));
  }
  const written = JSON.stringify(only).slice(1, -1);
  const texts = written === only ? [only] : [only, written];
  return anyOf(
    texts.map((text) =>
      cased
        ? anywhereExpression(flagged(escapeExpression(text), '-i'))
        : { kind: 'text', operator: 'contains', text },
    ),
  );
}

function anywhereExpression(text: string): Query {
  return { kind: 'text', operator: 'matches', text };
}
