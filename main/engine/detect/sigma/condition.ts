import type { Spot } from './located.ts';
import { RuleTrouble } from './rule-trouble.ts';
import { escapeExpression } from './sigma-string.ts';
import { all, any, type SigmaNode } from './sigma-test.ts';

/** The selections of a rule by name, in their order. */
export type Selections = ReadonlyMap<string, SigmaNode>;

/** Deepest nesting of brackets and "not". */
const mostLevels = 40;

/**
 * Reads the condition of a rule: names of selections, `and`, `or`, `not`, brackets, `1 of name*`,
 * `any of`, `all of`, `them`. `not` binds closest, then `and`, then `or`. Selections whose name begins
 * with `_` are not among `them`.
 */
export function readCondition(text: string, selections: Selections, spot: Spot): SigmaNode {
  if (text.includes('|')) {
    throw new RuleTrouble(
      spot,
      'A condition with "|" (count, near, …) is the old form of a correlation and is not run. Write the selection as a rule, and a correlation that counts it.',
    );
  }
  const words = text.match(/[()]|[^\s()]+/g) ?? [];
  const reader = new ConditionReader(words, selections, spot);
  return reader.readAll();
}

class ConditionReader {
  readonly #words: readonly string[];
  readonly #selections: Selections;
  readonly #spot: Spot;
  #at = 0;

  constructor(words: readonly string[], selections: Selections, spot: Spot) {
    this.#words = words;
    this.#selections = selections;
    this.#spot = spot;
  }

  readAll(): SigmaNode {
    const node = this.#either(0);
    if (this.#at < this.#words.length) {
      this.#fail(
        `"${this.#words[this.#at]}" does not belong here. Join selections with and, or, not.`,
      );
    }
    return node;
  }

  #either(level: number): SigmaNode {
    const parts = [this.#both(level)];
    while (this.#take('or')) parts.push(this.#both(level));
    return any(parts);
  }

  #both(level: number): SigmaNode {
    const parts = [this.#one(level)];
    while (this.#take('and')) parts.push(this.#one(level));
    return all(parts);
  }

  #one(level: number): SigmaNode {
    if (level > mostLevels)
      this.#fail(`This is nested deeper than ${mostLevels} levels. Write it flatter.`);
    if (this.#take('not')) return { kind: 'not', of: this.#one(level + 1) };
    if (this.#take('(')) {
      const inner = this.#either(level + 1);
      if (!this.#take(')')) this.#fail('A bracket is not closed.');
      return inner;
    }
    const word = this.#words[this.#at];
    if (word === undefined || /^(?:and|or|\))$/i.test(word)) {
      this.#fail('The name of a selection is missing.');
    }
    this.#at += 1;
    if (/^(?:1|any|all|\d+)$/i.test(word) && this.#take('of')) return this.#several(word);
    return this.#selection(word);
  }

  #several(quantity: string): SigmaNode {
    const name = this.#words[this.#at] ?? this.#fail('The names are missing behind "of".');
    this.#at += 1;
    if (/^\d+$/.test(quantity) && quantity !== '1') {
      this.#fail(`"${quantity} of" is not part of Sigma. Use "1 of" or "all of".`);
    }
    const isMeant = name.toLowerCase() === 'them' ? isAmongThem : matcherOf(name);
    const nodes = [...this.#selections].filter(([each]) => isMeant(each)).map(([, node]) => node);
    if (nodes.length === 0) this.#fail(`There is no selection ${name}.`);
    return quantity.toLowerCase() === 'all' ? all(nodes) : any(nodes);
  }

  #selection(name: string): SigmaNode {
    const node = this.#selections.get(name);
    if (node !== undefined) return node;
    const known = [...this.#selections.keys()].join(', ');
    return this.#fail(`There is no selection "${name}". There are: ${known || 'none'}.`);
  }

  #take(word: string): boolean {
    if (this.#words[this.#at]?.toLowerCase() !== word) return false;
    this.#at += 1;
    return true;
  }

  #fail(message: string): never {
    throw new RuleTrouble(this.#spot, `The condition cannot be read. ${message}`);
  }
}

function isAmongThem(name: string): boolean {
  return !name.startsWith('_');
}

function matcherOf(pattern: string): (name: string) => boolean {
  const expression = new RegExp(`^${pattern.split('*').map(escapeExpression).join('.*')}$`);
  return (name) => expression.test(name);
}
