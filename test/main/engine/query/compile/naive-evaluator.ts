import { changedPaths, splitPath } from '../../../../../shared/diff/index.ts';
import { foldName } from '../../../../../shared/fields.ts';
import type {
  Change,
  Comparison,
  Query,
  Question,
  TextOperand,
} from '../../../../../shared/query/ast.ts';
import { readNetwork } from '../../../../../shared/query/network.ts';
import { resolveTime } from '../../../../../shared/query/resolve-time.ts';
import { context } from './asked-case.ts';
import type { NaiveRecord } from './naive-record.ts';

/**
 * Answers questions by looking at one record after another: what a question means, said a second
 * time and in the plainest way. Shares no code with the compiler.
 */
export function naiveIds(question: Question, records: readonly NaiveRecord[]): number[] {
  return records
    .filter(({ kind }) => question.kind === null || question.kind === kind)
    .filter((record) => holds(question.where, record))
    .map(({ id }) => id);
}

function holds(query: Query, record: NaiveRecord): boolean {
  switch (query.kind) {
    case 'all':
      return true;
    case 'and':
      return query.of.every((each) => holds(each, record));
    case 'or':
      return query.of.some((each) => holds(each, record));
    case 'not':
      return !holds(query.of, record);
    case 'text':
      return query.operator === 'contains'
        ? holdsLetters(record.text, query.text)
        : new RegExp(query.text, 'iu').test(record.text);
    case 'change':
      return changeHolds(query, record);
    case 'compare':
      return valuesOf(query, record).some((value) => compares(value, query, record));
  }
}

/** Values that the record has in a field; none where it is missing. */
function valuesOf({ field, operator }: Comparison, record: NaiveRecord): unknown[] {
  if (field.kind === 'path') return reach(record.original, field.path);
  const names = field.kind === 'field' ? [field.name] : field.names;
  return names
    .flatMap((name): readonly unknown[] => {
      if (name === 'kind') return [record.kind];
      if (name === 'outcome') return [record.outcome];
      return marksOf(name, record, operator) ?? [record.fields[name]];
    })
    .filter((value) => value !== null && value !== undefined);
}

/** What stands beside a record, as values of a field; null for another field. A star exists where there is one. */
function marksOf(
  name: string,
  { marks, superseded }: NaiveRecord,
  operator: Comparison['operator'],
): readonly unknown[] | null {
  if (name === 'tag') return marks.tags;
  if (name === 'note') return marks.notes;
  const flag = (isSet: boolean) => [isSet].filter((set) => set || operator !== 'exists');
  if (name === 'superseded') return flag(superseded);
  if (name !== 'starred' && name !== 'marked') return null;
  const others = name === 'marked' ? marks.tags.length + marks.notes.length : 0;
  return flag(marks.star || others > 0);
}

function compares(value: unknown, comparison: Comparison, record: NaiveRecord): boolean {
  const { operator, operand } = comparison;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (operand === undefined) return operator === 'exists';
  switch (operand.kind) {
    case 'text':
      return comparesText(text, operator, operand);
    case 'list':
      return operand.items.some((item) => isSame(text, item));
    case 'field':
      return valuesOf({ ...comparison, field: operand.field }, record).some((other) =>
        comparesField(text, operator, other, operand.exact),
      );
    case 'network':
      return isInNetwork(text, operand.network);
    case 'number':
    case 'numbers': {
      const [low, high] =
        operand.kind === 'number' ? [operand.value, operand.value] : [operand.low, operand.high];
      if (!/^[-+]?[0-9]/.test(text.trim()) || Number.isNaN(Number(text))) return false;
      const number = Number(text);
      if (operator === 'less') return number < low;
      if (operator === 'lessOrEqual') return number <= low;
      if (operator === 'greater') return number > low;
      if (operator === 'greaterOrEqual') return number >= low;
      return number >= low && number <= high;
    }
    default: {
      const { from, to } = resolveTime(operand, context);
      const [start, end] = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY];
      const at = value as number;
      if (operator === 'before' || operator === 'olderThan') return at < start;
      if (operator === 'after') return at >= end;
      if (operator === 'newerThan') return at >= start;
      return at >= start && at < end;
    }
  }
}

function comparesField(
  text: string,
  operator: Comparison['operator'],
  other: unknown,
  exact: boolean,
): boolean {
  const written = typeof other === 'string' ? other : JSON.stringify(other);
  const [given, asked] = exact ? [text, written] : [inLowerCase(text), inLowerCase(written)];
  if (operator === 'is') return given === asked;
  if (operator === 'startsWith') return given.startsWith(asked);
  return operator === 'endsWith' ? given.endsWith(asked) : given.includes(asked);
}

function comparesText(text: string, operator: Comparison['operator'], wanted: TextOperand) {
  if (operator === 'is') return isSame(text, wanted);
  if (operator === 'matches') return new RegExp(wanted.text, wanted.exact ? 'u' : 'iu').test(text);
  const fold = wanted.exact ? inLowerCase : loosened;
  const [given, asked] = [fold(text), fold(wanted.text)];
  if (operator === 'startsWith') return given.slice(0, asked.length) === asked;
  if (operator === 'endsWith') return given.length >= asked.length && given.endsWith(asked);
  return operator === 'like' ? patternOf(asked, wanted.exact).test(given) : given.includes(asked);
}

function isSame(text: string, { text: wanted, exact }: TextOperand): boolean {
  return exact ? text === wanted : loosened(text) === loosened(wanted);
}

function inLowerCase(text: string): string {
  const letters = [...text.normalize('NFC')].map((letter) =>
    letter === 'ς' ? 'σ' : letter.toLowerCase(),
  );
  return letters.join('').split('i\u0307').join('i');
}

function loosened(text: string): string {
  return inLowerCase(text)
    .split(/[\s_-]+/)
    .join(' ');
}

function patternOf(pattern: string, isWhole: boolean): RegExp {
  let source = '';
  let isWild = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const letter = pattern.charAt(at);
    const next = pattern.charAt(at + 1);
    if (letter === '\\' && next !== '' && '*%\\'.includes(next)) {
      source += `\\${next}`;
      at += 1;
    } else if (letter === '*' || letter === '%') {
      source += '.*';
      isWild = true;
    } else source += letter.replace(/[$(-+./?[\\\]^{|}-]/, '\\$&');
  }
  return new RegExp(isWild || isWhole ? `^${source}$` : source, 's');
}

function isInNetwork(text: string, network: string): boolean {
  const [address, block] = [asVersion6(text), asVersion6(network)];
  if (address === null || block === null || text.includes('/')) return false;
  const shift = BigInt(128 - block.prefix);
  return address.bits >> shift === block.bits >> shift;
}

function asVersion6(text: string): { bits: bigint; prefix: number } | null {
  const read = readNetwork(text);
  if (read === null) return null;
  if (read.version === 6) return { bits: read.address, prefix: read.prefix };
  return { bits: (0xffffn << 32n) | read.address, prefix: 96 + read.prefix };
}

/** Letter for letter, where a letter also stands for its other case. */
function holdsLetters(text: string, wanted: string): boolean {
  const [letters, asked] = [[...text], [...wanted]];
  const isForm = (letter: string, of: string) =>
    letter === of ||
    letter === of.toLowerCase() ||
    letter === of.toUpperCase() ||
    letter === of.toLowerCase().toUpperCase() ||
    letter === of.toUpperCase().toLowerCase();
  return letters.some((_, start) =>
    asked.every((letter, at) => isForm(letters[start + at] ?? '', letter)),
  );
}

function reach(value: unknown, path: readonly string[]): unknown[] {
  const [step, ...rest] = path;
  if (Array.isArray(value)) {
    const member = step !== undefined && /^\d+$/.test(step) ? value[Number(step)] : undefined;
    return member === undefined ? value.flatMap((each) => reach(each, path)) : reach(member, rest);
  }
  if (step === undefined) return isEmpty(value) ? [] : [value];
  if (typeof value === 'string') return /^[{[]/.test(value) ? reach(JSON.parse(value), path) : [];
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  for (const spelling of [(name: string) => name, foldName]) {
    for (let steps = path.length; steps > 0; steps -= 1) {
      const wanted = spelling(path.slice(0, steps).join('.'));
      const entry = entries.find(([key]) => spelling(key) === wanted);
      if (entry !== undefined) return reach(entry[1], path.slice(steps));
    }
  }
  return [];
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function changeHolds(change: Change, { original, kind }: NaiveRecord): boolean {
  if (kind !== 'audit') return false;
  const { oldEntity, newEntity } = original as Record<string, unknown>;
  const [before, after] = [stateOf(oldEntity), stateOf(newEntity)];
  if (change.verb === 'changed') {
    if (before === null || after === null) return false;
    const start = splitPath(change.path).map(foldName);
    return changedPaths(before, after).some((path) => {
      const keys = splitPath(path).map(foldName);
      return keys.length > 0 && start.every((key, at) => key === keys[at]);
    });
  }
  const state = change.verb === 'was' ? before : after;
  if (state === null) return false;
  const values = change.path === null ? scalars(state) : reach(state, splitPath(change.path));
  return values.some((value) =>
    isSame(typeof value === 'string' ? value : JSON.stringify(value), change.value),
  );
}

function stateOf(entity: unknown): unknown {
  return typeof entity === 'string' ? JSON.parse(entity) : (entity ?? null);
}

function scalars(value: unknown): unknown[] {
  if (value === null) return [];
  return typeof value === 'object' ? Object.values(value).flatMap(scalars) : [value];
}
