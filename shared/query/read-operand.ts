import { kinds } from '../kinds.ts';
import { outcomes } from '../record.ts';
import type { Comparison, FieldRef, OperatorKey, TextOperand } from './ast.ts';
import type { QueryField } from './catalogue.ts';
import { nearest } from './edit-distance.ts';
import { isBlock, readNetwork } from './network.ts';
import { checkClosed, type RunMode, readText } from './read-value.ts';
import { chunkAt, fail, type Reader, tokenAt } from './reader.ts';
import { anywhere, hasWildcard } from './wildcard-pattern.ts';

const wholeValues: ReadonlySet<OperatorKey> = new Set(['is', 'in', 'matches']);

/** Reads the text that an operator compares a field with, and says what both together mean. */
export function readTextComparison(
  reader: Reader,
  field: QueryField,
  key: OperatorKey,
  mode: RunMode,
): Comparison {
  if (choicesOf(field.type) !== null) {
    const operand = readChoice(reader, field, mode);
    return { kind: 'compare', field: field.ref, operator: key, operand };
  }
  if (key === 'matches') return readExpression(reader, field.ref, mode);
  const { ref } = field;
  const isIp = ref.kind === 'field' && ref.name === 'ip';
  if (key === 'is' && isIp && standsForBlock(reader)) return readWithin(reader, ref);
  const written = readText(reader, mode);
  const { text, quoted, strict, exactly } = written;
  if (!quoted && hasWildcard(text)) {
    if (key === 'is' && /^[*%]+$/.test(text)) {
      return { kind: 'compare', field: field.ref, operator: 'exists' };
    }
    if (key === 'is') return like(field.ref, text);
    if (key === 'contains') return like(field.ref, anywhere(text));
  }
  const exact = exactly || (strict && wholeValues.has(key));
  const operand: TextOperand = { kind: 'text', text, exact };
  return { kind: 'compare', field: field.ref, operator: key, operand };
}

function like(field: FieldRef, text: string): Comparison {
  return {
    kind: 'compare',
    field,
    operator: 'like',
    operand: { kind: 'text', text, exact: false },
  };
}

function readExpression(reader: Reader, field: FieldRef, mode: RunMode): Comparison {
  const { text, exact } = readPattern(reader, mode);
  return { kind: 'compare', field, operator: 'matches', operand: { kind: 'text', text, exact } };
}

/** Reads a regular expression: in slashes, in quotes, or bare (then in either case). */
export function readPattern(reader: Reader, mode: RunMode): { text: string; exact: boolean } {
  const start = reader.at;
  const token = tokenAt(reader, start);
  let text = token.text;
  let exact = token.mark !== 'i';
  if (token.type === 'expression') {
    reader.at++;
  } else {
    const written = readText(reader, mode);
    text = written.text;
    exact = written.strict || written.exactly;
  }
  const trouble = expressionTrouble(text);
  if (trouble !== null) {
    fail(reader, start, `This is no regular expression: ${trouble}.`, {
      to: reader.at,
      suggestion: 'Use `contains` for a plain text, or put a backslash before special letters.',
    });
  }
  return { text, exact };
}

/** Why a text is no regular expression; null for one that is. */
export function expressionTrouble(text: string): string | null {
  try {
    new RegExp(text);
    return null;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return said.slice(said.lastIndexOf(': ') + 2).toLowerCase();
  }
}

const flagWords = ['true', 'false'] as const;

const choiceWords: ReadonlyMap<string, string> = new Map([
  ...kinds.flatMap((kind) => [[kind, kind] as const, [`${kind}s`, kind] as const]),
  ['mail', 'notification'],
  ['email', 'notification'],
  ['sign-in', 'event'],
  ...outcomes.map((outcome) => [outcome, outcome] as const),
  ['failed', 'failure'],
  ['failures', 'failure'],
  ['successful', 'success'],
  ['succeeded', 'success'],
  ...flagWords.map((word) => [word, word] as const),
  ['yes', 'true'],
  ['no', 'false'],
]);

/** The names that a field of fixed values has; null for other fields. */
export function choicesOf(type: QueryField['type']): readonly string[] | null {
  if (type === 'kind') return kinds;
  if (type === 'flag') return flagWords;
  return type === 'outcome' ? outcomes : null;
}

function readChoice(reader: Reader, field: QueryField, mode: RunMode): TextOperand {
  const start = reader.at;
  const { text, strict } = readText(reader, mode);
  const names = choicesOf(field.type) ?? [];
  const found = choiceWords.get(text.toLowerCase());
  if (found !== undefined && names.includes(found)) {
    return { kind: 'text', text: found, exact: strict };
  }
  const near = nearest(text.toLowerCase(), names);
  return fail(reader, start, `There is no ${field.label.toLowerCase()} "${text}".`, {
    to: reader.at,
    expected: names,
    suggestion: near === null ? `It is one of ${names.join(', ')}.` : `Did you mean ${near}?`,
  });
}

/** True for an address block without quotes: "is" and "in" then mean the addresses in it. */
export function standsForBlock(reader: Reader): boolean {
  return tokenAt(reader, reader.at).type === 'word' && isBlock(chunkAt(reader, reader.at).raw);
}

/** Reads an address block or a single address that a field lies in. */
export function readWithin(reader: Reader, field: FieldRef): Comparison {
  const start = reader.at;
  const token = tokenAt(reader, start);
  const quoted = token.type === 'quoted';
  if (quoted) checkClosed(reader, start);
  const chunk = chunkAt(reader, start);
  const network = quoted ? token.text : chunk.raw;
  if (readNetwork(network) === null) {
    return fail(reader, start, 'An address block is expected here.', {
      expected: ['10.0.0.0/8', '2001:db8::/32'],
      suggestion: 'Write it as 10.0.0.0/8.',
    });
  }
  reader.at = quoted ? start + 1 : chunk.next;
  return { kind: 'compare', field, operator: 'within', operand: { kind: 'network', network } };
}
