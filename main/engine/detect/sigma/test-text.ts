import { RE2JS } from 're2js';
import { isWithin, readNetwork } from '../../../../shared/query/index.ts';
import { expressionOf } from './sigma-string.ts';
import type { ValueTest } from './sigma-test.ts';

const flagBits: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
};

/** Tells whether a text that is the same for all records passes a test. */
export function testText(test: ValueTest, text: string): boolean {
  switch (test.kind) {
    case 'pattern':
      return found(`^${expressionOf(test.pattern)}$`, test.cased ? '' : 'i', text);
    case 'expression':
      return found(test.expression, test.flags, text);
    case 'network': {
      const [block, address] = [readNetwork(test.network), readNetwork(text)];
      return block !== null && address !== null && isWithin(address, block);
    }
    case 'number':
      return numberTests[test.compare](Number(text), test.to);
  }
}

function found(expression: string, flags: string, text: string): boolean {
  const bits = [...flags].reduce((sum, flag) => sum | (flagBits[flag] ?? 0), 0);
  return RE2JS.compile(expression, bits).test(text);
}

const numberTests = {
  lt: (value: number, to: number) => value < to,
  lte: (value: number, to: number) => value <= to,
  gt: (value: number, to: number) => value > to,
  gte: (value: number, to: number) => value >= to,
} as const;
