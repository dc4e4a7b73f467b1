import fc from 'fast-check';
import {
  type Comparison,
  type FieldRef,
  type Operand,
  operatorsFor,
  type Query,
  type QueryType,
  type TextOperand,
  typeByName,
} from '../../../shared/query/index.ts';

/** Words that mean something to the parser, and marks that do. */
const loaded = fc.constantFrom(
  ...'and|or|not|but|is|is not|like|in|(|)|,|-|!|=|!=|:|~|<|>|"|\'|`|“|”|‘|’|\\|\\\\|%|*|/|//|?|any|any:|any of'.split(
    '|',
  ),
  ...'yesterday|last week|in the last 7 days|since monday|before|between|2025-03-01|10:30|31 february 2025'.split(
    '|',
  ),
  ...'failed|failed logins|jobs|sessions|events|the|who|from|by|changed|was|became|everything|exactly|empty|null|set'.split(
    '|',
  ),
  ...'event type|status|email|created|created on|kind|details.reason|.x|10.0.0.0/8|::1|https://x.y/z?q=(1)|a@b.cd'.split(
    '|',
  ),
  ...'starred|marked|starred logins|not starred|tag|tagged|note|notes|finding|findings|true'.split(
    '|',
  ),
  ...'starts with|does not contain|older than 3 days|auth ui|audit log trim|__proto__|constructor|\n|\u0000|\ud800|  | |'.split(
    '|',
  ),
);

/** Texts that a query may hold: ordinary, loaded with the language's own words, hostile. */
export const anyText = fc.oneof(
  fc.constantFrom('login', 'auth ui', 'update IdentityProvider', 'user@example.com', '192.168.1.1'),
  fc
    .array(loaded, { maxLength: 4 })
    .chain((words) => fc.constantFrom(words.join(' '), words.join(''))),
  fc.string({ maxLength: 12 }),
  fc.string({ maxLength: 8, unit: 'binary' }),
);

const micros = fc.oneof(
  fc.integer({ min: -8_000_000_000, max: 7_000_000_000 }).map((seconds) => seconds * 1_000_000),
  fc.integer({ min: -8_000_000_000_000_000, max: 7_000_000_000_000_000 }),
);
const amount = fc.integer({ min: 1, max: 100_000 });
const unit = fc.constantFrom('second', 'minute', 'hour', 'day', 'week', 'month', 'year');
const text: fc.Arbitrary<TextOperand> = fc.record({
  kind: fc.constant('text'),
  text: anyText,
  exact: fc.boolean(),
});
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
);
const expression = fc.constantFrom(
  '^a|b$',
  'x y',
  '(?:a and b)',
  '[\'"`/]',
  '\\d+\\\\',
  '',
  'login',
  '/',
);

const operands: Record<Operand['kind'], fc.Arbitrary<Operand>> = {
  text,
  list: fc.record({
    kind: fc.constant('list'),
    items: fc.array(text, { minLength: 1, maxLength: 3 }),
  }),
  number: fc.record({ kind: fc.constant('number'), value: number }),
  numbers: fc.record({ kind: fc.constant('numbers'), low: number, high: number }),
  age: fc.record({ kind: fc.constant('age'), amount, unit }),
  network: fc.record({
    kind: fc.constant('network'),
    network: fc.oneof(
      fc.constantFrom('10.0.0.0/8', '2001:db8::/32', '::/0', '::1', '192.0.2.1'),
      fc.ipV6(),
      fc.ipV4(),
    ),
  }),
  field: fc.record({
    kind: fc.constant('field'),
    field: fc.oneof(
      fc
        .constantFrom('action', 'actor', 'ip', 'client', 'system')
        .map((name) => ({ kind: 'field' as const, name })),
      fc
        .oneof(
          fc.constantFrom(['details', 'reason'], ['stacktrace'], ['id'], ['a b'], ['Event Type']),
          fc.array(anyText, { minLength: 1, maxLength: 3 }),
        )
        .map((path) => ({ kind: 'path' as const, path })),
    ),
    exact: fc.boolean(),
  }),
  span: fc.oneof(
    fc.uniqueArray(micros, { minLength: 2, maxLength: 2 }).map(([one = 0, two = 0]) => ({
      kind: 'span' as const,
      from: Math.min(one, two),
      to: Math.max(one, two),
    })),
    micros.map((from) => ({ kind: 'span' as const, from, to: null })),
    micros.map((to) => ({ kind: 'span' as const, from: null, to })),
  ),
  instant: micros.map((at) => ({ kind: 'instant', at })),
  last: fc.record({ kind: fc.constant('last'), amount, unit }),
  calendar: fc.record({
    kind: fc.constant('calendar'),
    unit: fc.constantFrom('day', 'week', 'month', 'year'),
    offset: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -100_000, max: 100_000 })),
  }),
  sinceWeekday: fc.record({
    kind: fc.constant('sinceWeekday'),
    weekday: fc.integer({ min: 1, max: 7 }),
  }),
  clock: fc
    .oneof(
      fc.integer({ min: 0, max: 86_399 }).map((s) => s * 1e6),
      fc.integer({ min: 0, max: 86_399_999_999 }),
    )
    .map((at) => ({ kind: 'clock', micros: at })),
};

const names = [...typeByName.keys()];
const textNames = names.filter((name) => typeByName.get(name) === 'text');

const field: fc.Arbitrary<{ ref: FieldRef; type: QueryType }> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...names).map((name) => ({
      ref: { kind: 'field' as const, name },
      type: typeByName.get(name) ?? 'raw',
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .oneof(
        fc.constantFrom(['details', 'reason'], ['stacktrace'], ['id'], ['cc'], ['a b'], ['']),
        fc.array(anyText, { minLength: 1, maxLength: 3 }),
      )
      .map((path) => ({ ref: { kind: 'path' as const, path }, type: 'raw' as const })),
  },
  {
    weight: 1,
    arbitrary: fc
      .oneof(
        fc.constantFrom(
          ['action', 'actor', 'target', 'subject', 'client', 'ip', 'message'],
          ['action', 'target', 'actor', 'subject', 'message'],
          ['actor', 'username'],
        ),
        fc.uniqueArray(fc.constantFrom(...textNames), { minLength: 1, maxLength: 4 }),
      )
      .map((list) => ({ ref: { kind: 'anyOf' as const, names: list }, type: 'text' as const })),
  },
);

const choices: Partial<Record<QueryType, fc.Arbitrary<string>>> = {
  kind: fc.constantFrom('audit', 'event', 'job', 'webhook'),
  outcome: fc.constantFrom('unknown', 'success', 'failure', 'pending'),
  flag: fc.constantFrom('true', 'false'),
  integer: fc.oneof(fc.integer().map(String), fc.constant('1.5')),
};

const comparison: fc.Arbitrary<Comparison> = field.chain(({ ref, type }) =>
  fc
    .constantFrom(
      ...operatorsFor(type).map(({ key, operands: by }) => ({ key, shapes: by[type] ?? [] })),
    )
    .chain(({ key, shapes }) => fc.tuple(fc.constant(key), fc.constantFrom(...shapes)))
    .chain(([operator, shape]) => {
      const base = { kind: 'compare' as const, field: ref, operator };
      if (shape === 'none') return fc.constant<Comparison>(base);
      const texts = operator === 'matches' ? expression : choices[type];
      const operand = texts === undefined ? operands[shape] : fittingTexts(operands[shape], texts);
      return operand.map((given): Comparison => ({ ...base, operand: given }));
    }),
);

function fittingTexts(operand: fc.Arbitrary<Operand>, texts: fc.Arbitrary<string>) {
  return fc
    .tuple(operand, fc.array(texts, { minLength: 3, maxLength: 3 }))
    .map(([given, [one = '', two = '', three = '']]): Operand => {
      if (given.kind === 'text') return { ...given, text: one };
      if (given.kind !== 'list') return given;
      return {
        ...given,
        items: given.items.map((item, at) => ({ ...item, text: [one, two, three][at] ?? one })),
      };
    });
}

const leaf: fc.Arbitrary<Query> = fc.oneof(
  { weight: 8, arbitrary: comparison },
  fc.constant<Query>({ kind: 'all' }),
  fc.record({ kind: fc.constant('text'), operator: fc.constant('contains'), text: anyText }),
  fc.record({ kind: fc.constant('text'), operator: fc.constant('matches'), text: expression }),
  fc.record({
    kind: fc.constant('change'),
    verb: fc.constant('changed'),
    path: fc.oneof(fc.constantFrom('redirectUris', 'settings.mfa', 'roles'), anyText),
  }),
  fc.record({
    kind: fc.constant('change'),
    verb: fc.constantFrom('was', 'became'),
    path: fc.option(fc.oneof(fc.constantFrom('enabled', 'status'), anyText)),
    value: text,
  }),
);

/** Valid trees: every field, operator, operand and nesting that the language has. */
export const anyQuery: fc.Arbitrary<Query> = fc
  .letrec<{ tree: Query }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      { weight: 3, arbitrary: leaf },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('and'),
          of: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('or'),
          of: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('not'), of: tie('tree') }) },
    ),
  }))
  .tree.map((tree) => JSON.parse(JSON.stringify(tree)) as Query);
