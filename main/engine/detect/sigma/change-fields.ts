import type { Query, TextOperand } from '../../../../shared/query/index.ts';
import { anyOf } from './query-nodes.ts';
import { RuleTrouble } from './rule-trouble.ts';
import { plainText } from './sigma-string.ts';
import type { ValueTest } from './sigma-test.ts';

/**
 * Fields of rules for our own records that ask what an audit record says of a change: `changed` has the
 * paths that differ as its values, `was.PATH` and `became.PATH` the value before and after.
 *
 * @param tests null asks whether there is one
 * @returns null for any other field
 */
export function changeQuery(field: string, tests: readonly ValueTest[] | null): Query | null {
  const [, verb, path = ''] = /^(changed|was|became)(?:\.(.+))?$/i.exec(field) ?? [];
  if (verb === undefined) return null;
  const named = verb.toLowerCase() as 'changed' | 'was' | 'became';
  if (named === 'changed') return changed(path, tests);
  if (tests === null)
    throw new RuleTrouble(
      null,
      `${field} is compared with a value. Use changed: ${path || 'PATH'}.`,
    );
  return anyOf(
    tests.map(
      (test): Query => ({
        kind: 'change',
        verb: named,
        path: path === '' ? null : path,
        value: comparedWith(field, test),
      }),
    ),
  );
}

function changed(path: string, tests: readonly ValueTest[] | null): Query {
  if (tests === null) return { kind: 'change', verb: 'changed', path };
  const under = path === '' ? '' : `${path}.`;
  return anyOf(
    tests.map(
      (test): Query => ({
        kind: 'change',
        verb: 'changed',
        path: `${under}${comparedWith('changed', test).text}`,
      }),
    ),
  );
}

function comparedWith(field: string, test: ValueTest): TextOperand {
  const text = test.kind === 'pattern' ? plainText(test.pattern) : null;
  if (text === null || test.kind !== 'pattern') {
    throw new RuleTrouble(
      null,
      `${field} is compared with whole values: no wildcards, and no modifier but cased.`,
    );
  }
  return { kind: 'text', text, exact: test.cased };
}
