import { isWithin, readNetwork } from '../../../../shared/query/index.ts';
import { makeRegularExpression } from '../../query/index.ts';
import { flagged } from './expression-flags.ts';
import { expressionOf } from './sigma-string.ts';
import type { ValueTest } from './sigma-test.ts';

/** Tells whether a text that is the same for all records passes a test. */
export function testText(test: ValueTest, text: string): boolean {
  switch (test.kind) {
    case 'pattern':
      return makeRegularExpression(`^${expressionOf(test.pattern)}$`, test.cased)(text);
    case 'expression':
      return makeRegularExpression(flagged(test.expression, test.flags), true)(text);
    case 'network': {
      const [block, address] = [readNetwork(test.network), readNetwork(text)];
      return block !== null && address !== null && isWithin(address, block);
    }
    case 'number':
      return numberTests[test.compare](Number(text), test.to);
  }
}

const numberTests = {
  lt: (value: number, to: number) => value < to,
  lte: (value: number, to: number) => value <= to,
  gt: (value: number, to: number) => value > to,
  gte: (value: number, to: number) => value >= to,
} as const;
