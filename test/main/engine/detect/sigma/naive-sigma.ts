import { BlockList, isIP } from 'node:net';

/** A rule in the plainest form: selections, and a condition as a tree. */
export interface PlainRule {
  selections: Readonly<Record<string, Selection>>;
  condition: PlainCondition;
}

/** A field with its modifiers → a value or several. */
export type Fields = Readonly<Record<string, PlainValue | readonly PlainValue[]>>;
export type PlainValue = string | number | boolean | null;
export type Selection = Fields | readonly Fields[];

export type PlainCondition =
  | { kind: 'name'; name: string }
  | { kind: 'not'; of: PlainCondition }
  | { kind: 'and' | 'or'; of: readonly [PlainCondition, PlainCondition] }
  | { kind: 'some'; quantity: '1' | 'any' | 'all'; names: string };

/** The condition as a rule writes it. */
export function written(condition: PlainCondition): string {
  switch (condition.kind) {
    case 'name':
      return condition.name;
    case 'not':
      return `not ${bracketed(condition.of)}`;
    case 'some':
      return `${condition.quantity} of ${condition.names}`;
    default:
      return condition.of.map(bracketed).join(` ${condition.kind} `);
  }
}

function bracketed(condition: PlainCondition): string {
  return condition.kind === 'name' ? condition.name : `(${written(condition)})`;
}

/**
 * What a Sigma rule means, said a second time and in the plainest way, on one record after the other.
 * Shares no code with the reader and the compiler of rules.
 */
export function naiveMatches(rule: PlainRule, record: unknown): boolean {
  const holds = (condition: PlainCondition): boolean => {
    switch (condition.kind) {
      case 'name':
        return selected(rule.selections[condition.name], record);
      case 'not':
        return !holds(condition.of);
      case 'and':
        return holds(condition.of[0]) && holds(condition.of[1]);
      case 'or':
        return holds(condition.of[0]) || holds(condition.of[1]);
      case 'some': {
        const start = condition.names === 'them' ? '' : condition.names.slice(0, -1);
        const names = Object.keys(rule.selections).filter((name) => name.startsWith(start));
        const each = names.map((name) => selected(rule.selections[name], record));
        return condition.quantity === 'all' ? !each.includes(false) : each.includes(true);
      }
    }
  };
  return holds(rule.condition);
}

function selected(selection: Selection | undefined, record: unknown): boolean {
  if (selection === undefined) throw new Error('no such selection');
  const maps = Array.isArray(selection) ? selection : [selection];
  return maps.some((map: Fields) =>
    Object.entries(map).every(([key, given]) => fieldMatches(key, given, record)),
  );
}

function fieldMatches(key: string, given: Fields[string], record: unknown): boolean {
  const [field = '', ...modifiers] = key.split('|');
  const values = Array.isArray(given) ? given : [given];
  const results = values.map((value: PlainValue) => valueMatches(field, modifiers, value, record));
  const joined = modifiers.includes('all') ? !results.includes(false) : results.includes(true);
  return modifiers.includes('neq') ? !joined : joined;
}

function valueMatches(
  field: string,
  modifiers: readonly string[],
  value: PlainValue,
  record: unknown,
): boolean {
  const found = reach(record, field.split('.')).map((each) =>
    typeof each === 'string' ? each : JSON.stringify(each),
  );
  const has = (modifier: string) => modifiers.includes(modifier);
  const fold = (text: string) => (has('cased') ? text : text.toLowerCase());
  if (has('exists')) return found.length > 0 === value;
  if (has('fieldref')) {
    const others = reach(record, String(value).split('.')).map((each) =>
      typeof each === 'string' ? each : JSON.stringify(each),
    );
    return found.some((one) => others.some((other) => compares(fold(one), fold(other), modifiers)));
  }
  if (value === null || value === '') return found.length === 0;
  if (has('re')) {
    const flags = ['i', 'm', 's'].filter(has).join('');
    return found.some((text) => new RegExp(String(value), `${flags}u`).test(text));
  }
  if (has('cidr')) return found.some((text) => isInNetwork(text, String(value)));
  for (const [modifier, test] of Object.entries(numberTests)) {
    if (has(modifier)) {
      return found.some((text) => /^-?\d/.test(text) && test(Number(text), Number(value)));
    }
  }
  const asked = fold(String(value));
  // An empty list or object is no value, and yet has its text.
  if (found.length === 0 && (asked === '[]' || asked === '{}') && !modifiers.some(isPart)) {
    return ends(record, field.split('.')).some((end) => JSON.stringify(end) === asked);
  }
  const expression = new RegExp(
    `${has('contains') || has('endswith') ? '' : '^'}${wild(asked)}${has('contains') || has('startswith') ? '' : '$'}`,
    'su',
  );
  return found.some((text) => expression.test(fold(text)));
}

function isPart(modifier: string): boolean {
  return ['contains', 'startswith', 'endswith'].includes(modifier);
}

/** What stands at a path as it is, behind arrays in the middle of it. */
function ends(value: unknown, path: readonly string[]): unknown[] {
  const [step, ...rest] = path;
  if (step === undefined) return [value];
  if (Array.isArray(value)) return value.flatMap((each) => ends(each, path));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return [];
  return ends((value as Record<string, unknown>)[step], rest);
}

const numberTests: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  lte: (one, other) => one <= other,
  gte: (one, other) => one >= other,
  lt: (one, other) => one < other,
  gt: (one, other) => one > other,
};

function compares(text: string, other: string, modifiers: readonly string[]): boolean {
  if (modifiers.includes('contains')) return text.includes(other);
  if (modifiers.includes('startswith')) return text.startsWith(other);
  return modifiers.includes('endswith') ? text.endsWith(other) : text === other;
}

/** A Sigma string as a regular expression, letter by letter. */
function wild(text: string): string {
  let source = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    const next = text.charAt(at + 1);
    if (letter === '\\' && next !== '' && '*?\\'.includes(next)) {
      source += `\\${next}`;
      at += 1;
    } else if (letter === '*') source += '.*';
    else if (letter === '?') source += '.';
    else source += /[\^$.|+()[\]{}\\/]/.test(letter) ? `\\${letter}` : letter;
  }
  return source;
}

function isInNetwork(text: string, network: string): boolean {
  const [address = '', prefix = ''] = network.split('/');
  const list = new BlockList();
  list.addSubnet(address, Number(prefix), 'ipv4');
  return isIP(text) === 4 && list.check(text);
}

/** The values at a path: arrays are their members, and what is empty is no value. */
function reach(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => reach(each, path));
  const [step, ...rest] = path;
  if (step === undefined) {
    const isEmpty =
      typeof value === 'object' && (value === null || Object.keys(value).length === 0);
    return value === undefined || value === '' || isEmpty ? [] : [value];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.hasOwn(value, step) ? reach((value as Record<string, unknown>)[step], rest) : [];
}
