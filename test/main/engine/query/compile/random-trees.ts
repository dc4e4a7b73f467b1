import fc from 'fast-check';
import { kinds } from '../../../../../shared/kinds.ts';
import type {
  Change,
  Comparison,
  FieldRef,
  Operand,
  Query,
  Question,
  TextOperand,
  TimeUnit,
} from '../../../../../shared/query/ast.ts';
import { canonicalNames, type QueryType } from '../../../../../shared/query/field-names.ts';
import { type OperandKind, operatorList } from '../../../../../shared/query/operators.ts';
import { context } from './asked-case.ts';
import { words } from './random-archives.ts';

const paths = [
  'details.reason',
  'details.n',
  'Details.REASON',
  'details.list.reason',
  'details.list.0.reason',
  'details.reason.text',
  'details.flat',
  'details.empty',
  'extra.reason',
  'id',
  'event_type',
  'response.status',
  'response.latency_ms',
  'stacktrace',
  'newEntity.mfa.required',
  'missing.everywhere',
];

const word = fc.constantFrom(
  ...words,
  'unknown',
  'audit',
  'EVENT',
  'tenant',
  'records.ndjson',
  'true',
  'false',
  '2',
  'r1',
);

/** A word, a piece of one, or a piece with wildcards. */
const text = fc.oneof(
  word,
  fc
    .tuple(word, fc.nat(6), fc.integer({ min: 1, max: 6 }))
    .map(([of, from, length]) => [...of].slice(from, from + length).join('')),
  fc
    .tuple(word, fc.nat(4), fc.constantFrom('%', '*', '%%', '\\*', '\\\\%'))
    .map(([of, at, wild]) => [...of].slice(0, at).join('') + wild + [...of].slice(at + 2).join('')),
);

const textOperand: fc.Arbitrary<TextOperand> = fc.record({
  kind: fc.constant('text' as const),
  text,
  exact: fc.boolean(),
});

const expression = fc.constantFrom(
  '^a',
  'UI$',
  '[0-9]+',
  '(auth|ada)[ _-]',
  'x|%',
  '^\\W',
  'E{2}|s{2}',
  '^$',
  'ß',
);

const unit = fc.constantFrom<TimeUnit>('second', 'minute', 'hour', 'day', 'week', 'month', 'year');
const instant = fc
  .integer({ min: -60, max: 5 })
  .map((days) => context.asOf + days * 86_400_000_000 + 1);
const value = fc.constantFrom(-5, 0, 1, 2, 2.5, 3, 5, 100, 404, 500, 2_000, 2_000_000);
const network = fc.constantFrom(
  '10.0.0.0/8',
  '192.168.1.1',
  '2001:db8::/32',
  '::/0',
  '0.0.0.0/0',
  'fe80::/10',
  '::ffff:0:0/96',
);

const operands: Record<OperandKind, fc.Arbitrary<Operand | undefined>> = {
  none: fc.constant(undefined),
  text: textOperand,
  list: fc.array(textOperand, { maxLength: 4 }).map((items) => ({ kind: 'list' as const, items })),
  number: value.map((number) => ({ kind: 'number' as const, value: number })),
  numbers: fc.tuple(value, value).map(([low, high]) => ({ kind: 'numbers' as const, low, high })),
  age: fc.record({ kind: fc.constant('age' as const), amount: fc.nat(40), unit }),
  network: network.map((block) => ({ kind: 'network' as const, network: block })),
  field: fc.record({
    kind: fc.constant('field' as const),
    field: fc.oneof(
      fc.constantFrom('action', 'actor', 'target', 'message', 'system').map((name) => ({
        kind: 'field' as const,
        name,
      })),
      fc.constantFrom(...paths).map((path) => ({ kind: 'path' as const, path: path.split('.') })),
    ),
    exact: fc.boolean(),
  }),
  span: fc.record({
    kind: fc.constant('span' as const),
    from: fc.option<number>(instant),
    to: fc.option<number>(instant),
  }),
  instant: instant.map((at) => ({ kind: 'instant' as const, at })),
  last: fc.record({ kind: fc.constant('last' as const), amount: fc.nat(40), unit }),
  calendar: fc.record({
    kind: fc.constant('calendar' as const),
    unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
    offset: fc.integer({ min: -2, max: 1 }),
  }),
  sinceWeekday: fc
    .integer({ min: 1, max: 7 })
    .map((weekday) => ({ kind: 'sinceWeekday' as const, weekday })),
  clock: fc.nat(86_399).map((seconds) => ({ kind: 'clock' as const, micros: seconds * 1e6 })),
};

const field: fc.Arbitrary<[FieldRef, QueryType]> = fc.oneof(
  fc
    .constantFrom(...canonicalNames)
    .map(({ name, type }): [FieldRef, QueryType] => [{ kind: 'field', name }, type]),
  fc
    .constantFrom(...paths)
    .map((path): [FieldRef, QueryType] => [{ kind: 'path', path: path.split('.') }, 'raw']),
  fc
    .subarray(['action', 'actor', 'target', 'key', 'message', 'status'], { minLength: 1 })
    .map((names): [FieldRef, QueryType] => [{ kind: 'anyOf', names }, 'text']),
);

const comparison: fc.Arbitrary<Comparison> = field.chain(([ref, type]) => {
  const choices = operatorList.flatMap(({ key, operands: accepted }) =>
    (accepted[type] ?? []).map((operand) => ({ key, operand })),
  );
  return fc.constantFrom(...choices).chain(({ key, operand }) => {
    const given =
      key === 'matches'
        ? fc.tuple(expression, fc.boolean()).map(([source, exact]): Operand => {
            return { kind: 'text', text: source, exact };
          })
        : operands[operand];
    return given.map((made): Comparison => {
      const base = { kind: 'compare', field: ref, operator: key } as const;
      return made === undefined ? base : { ...base, operand: made };
    });
  });
});

const statePath = fc.constantFrom(
  'enabled',
  'MFA',
  'mfa.required',
  'mfa.by',
  'redirect_uris',
  'mail\\.from',
  'owner',
  'nothing',
);

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('change' as const),
    verb: fc.constant('changed' as const),
    path: fc.oneof(statePath, fc.constant('')),
  }),
  fc.record({
    kind: fc.constant('change' as const),
    verb: fc.constantFrom('was' as const, 'became' as const),
    path: fc.option(statePath),
    value: textOperand,
  }),
);

const search: fc.Arbitrary<Query> = fc.oneof(
  text.map((asked) => ({ kind: 'text' as const, operator: 'contains' as const, text: asked })),
  expression.map((asked) => ({ kind: 'text' as const, operator: 'matches' as const, text: asked })),
);

const { tree } = fc.letrec<{ tree: Query }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'tree' },
    { weight: 6, arbitrary: comparison },
    { weight: 1, arbitrary: change },
    { weight: 1, arbitrary: search },
    { weight: 2, arbitrary: tie('tree').map((of): Query => ({ kind: 'not', of })) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
        )
        .map(([kind, of]): Query => ({ kind, of })),
    },
    { weight: 1, arbitrary: fc.constant<Query>({ kind: 'all' }) },
  ),
}));

/** Any question: every operator on every field that the operator table has it for. */
export const anyQuestion: fc.Arbitrary<Question> = fc.record({
  kind: fc.option(fc.constantFrom(...kinds)),
  where: tree,
});

/** Questions of one condition, where a mistake has nowhere to hide. */
export const anyCondition: fc.Arbitrary<Question> = fc.record({
  kind: fc.constant(null),
  where: fc.oneof(
    { weight: 12, arbitrary: comparison },
    { weight: 3, arbitrary: change },
    { weight: 1, arbitrary: search },
  ),
});
