import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillQuestion } from '../../../../main/engine/playbook/files/fill-question.ts';
import { listPlaybooks } from '../../../../main/engine/playbook/index.ts';
import type { Playbook, PlaybookStep } from '../../../../shared/playbook.ts';
import { isParseError, parse, type Query } from '../../../../shared/query/index.ts';
import '../../../helpers/property-seed.ts';

const context = { asOf: Date.UTC(2026, 1, 15) * 1000, zone: 'UTC' };

/** Texts that people write, and texts that try to be more than a value. */
const anyValue = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.constantFrom(
      'x` or actor exists or actor is `y',
      "a') or (outcome is success",
      '`',
      '\\`',
      '\\',
      '{{window}}',
      '{{user.names}}',
      '10.0.0.0/8 or everything',
      '10.0.0.0/8',
      '2001:db8::/32',
      '*',
      '%',
      '/x/i',
      'last 7 days',
      '\u202e',
      'a\nor b',
    ),
  )
  .filter((text) => text.isWellFormed());

const templates = listPlaybooks().playbooks.flatMap((playbook) =>
  playbook.steps.filter(({ query }) => query !== null).map((step) => ({ playbook, step })),
);

function treeOf(
  { playbook, step }: { playbook: Playbook; step: PlaybookStep },
  value: string,
): Query {
  const { parameters } = playbook;
  const values = Object.fromEntries(
    parameters.map(({ name, type }) => [name, type === 'window' ? 'last 7 days' : value]),
  );
  const { query } = fillQuestion(step.query ?? '', step.kind, {
    parameters,
    values,
    names: { user: [value], actor: [value] },
    context,
  });
  const read = parse(query ?? '(', { kind: step.kind, ...context });
  if (isParseError(read)) throw new Error(`${query}: ${read.message}`);
  expect(read.ignored.length, query ?? '').toBeLessThanOrEqual(0);
  return read.query;
}

/** The tree with every operand that holds a text out of `values` made alike. */
function blanked(tree: Query, value: string): unknown {
  return JSON.parse(
    JSON.stringify(tree, (_key, part: unknown) => {
      if (part === value) return 'VALUE';
      const { kind, operator, operand } = (part ?? {}) as { [name: string]: unknown };
      const isBlock = kind === 'compare' && operator === 'within';
      return isBlock && (operand as { network: string }).network === value
        ? { ...(part as object), operator: 'in', operand: { kind: 'list', items: [alone] } }
        : part;
    }),
  );
}

const alone = { kind: 'text', text: 'VALUE', exact: false };

describe('a value never changes a question', () => {
  test('of any playbook: only the operand differs', () => {
    fc.assert(
      fc.property(fc.constantFrom(...templates), anyValue, (asked, value) => {
        const plain = blanked(treeOf(asked, 'zq0v'), 'zq0v');
        expect(blanked(treeOf(asked, value), value)).toEqual(plain);
      }),
      { numRuns: 3_000 },
    );
  });

  const window = {
    name: 'window',
    title: 'Time',
    type: 'window',
    value: '',
    required: true,
  } as const;
  const inWindow = (value: string) =>
    fillQuestion('actor is ana and {{window}}', 'audit', {
      parameters: [window],
      values: { window: value },
      names: {},
      context,
    });

  test('a window asks for times only, whatever is written', () => {
    const anyWords = fc
      .array(
        fc.constantFrom(
          ...['last', '7', 'days', 'or', 'and', 'not', '(', ')', 'yesterday', 'actor', 'is', 'ana'],
          ...[
            'since',
            'monday',
            'everything',
            '`',
            "'",
            'older',
            'than',
            '2026-02-01',
            ',',
            '-',
            ':',
          ],
        ),
        { maxLength: 7 },
      )
      .map((words) => words.join(' '));
    let asked = 0;
    fc.assert(
      fc.property(anyWords, (value) => {
        const { query } = inWindow(value);
        if (query === null) return;
        asked += 1;
        const read = parse(query, { kind: 'audit', ...context });
        if (isParseError(read)) throw new Error(`${query}: ${read.message}`);
        if (read.query.kind !== 'and') throw new Error(query);
        const [actor, ...times] = read.query.of;
        expect(actor).toMatchObject({ field: { name: 'actor' }, operand: { text: 'ana' } });
        for (const time of times) expect(fieldsIn(time)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
    expect(asked).toBeGreaterThan(100);
  });

  test.each([
    ['last 7 days', 'actor is ana and (Timestamp is in the last 7 days)'],
    ['', 'actor is ana and everything'],
    ['everything', 'actor is ana and everything'],
    ['since monday', 'actor is ana and (Timestamp is since monday)'],
  ])('the window %s', (value, query) => {
    expect(inWindow(value)).toEqual({ query, problem: null });
  });

  test.each(['actor is ana', 'foo', 'last 7 days or actor exists', "'"])(
    '%s is no window',
    (value) => {
      expect(inWindow(value)).toMatchObject({
        query: null,
        problem: expect.stringContaining('no time'),
      });
    },
  );
});

/** Fields other than the time that a condition asks for. */
function fieldsIn(query: Query): string[] {
  if (query.kind === 'not') return fieldsIn(query.of);
  if (query.kind === 'and' || query.kind === 'or') return query.of.flatMap(fieldsIn);
  if (query.kind === 'all') return [];
  const isTime =
    query.kind === 'compare' && query.field.kind === 'field' && query.field.name === 'time';
  return isTime ? [] : [JSON.stringify(query)];
}

test('a value that is not given is a problem of the question, and other names come with a user', () => {
  const user = { name: 'user', title: 'Person', type: 'user', value: '', required: false } as const;
  const fill = (values: Record<string, string>) =>
    fillQuestion('actor in ({{user.names}})', null, {
      parameters: [user],
      values,
      names: { user: ['1001'] },
      context,
    });
  expect(fill({ user: 'ana' })).toEqual({ query: 'actor in (`ana`, `1001`)', problem: null });
  expect(fill({})).toMatchObject({
    query: null,
    problem: expect.stringContaining('No value for Person'),
  });
});
