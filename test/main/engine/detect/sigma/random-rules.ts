import fc from 'fast-check';
import type { Fields, PlainCondition, PlainRule, PlainValue, Selection } from './naive-sigma.ts';

/** Texts that are alike in some ways and not in others. */
const words = [
  'net-user',
  'NET-USER',
  'net user',
  'net_user',
  'netuser',
  'Net',
  'net.exe',
  'a*b',
  'a?b',
  'axb',
  'ab',
  String.raw`C:\temp\a`,
  String.raw`a\*b`,
  '100%',
  '100',
  '5',
  'true',
  'True',
  'False',
  '10.0.0.1',
  '10.9.8.7',
  '192.168.0.1',
  'two\nlines',
  'say "x"',
  '(a|b)',
  '[]',
  'x',
];
const word = fc.constantFrom(...words);
const names = ['a', 'b', 'c', 'd.e', 'd.f.g'];

const scalar = fc.oneof(
  { weight: 6, arbitrary: word },
  fc.constantFrom<unknown>(5, 4.5, -1, 100, true, false, null, '', [], {}),
);
const value = fc.oneof({ weight: 5, arbitrary: scalar }, fc.array(scalar, { maxLength: 3 }));

/** Small records with some of the fields. */
export const anyRecord = fc.record(
  {
    a: value,
    b: value,
    c: value,
    d: fc.oneof(
      fc.record(
        { e: value, f: fc.record({ g: value }, { requiredKeys: [] }) },
        { requiredKeys: [] },
      ),
      fc.array(fc.record({ e: value }, { requiredKeys: [] }), { maxLength: 2 }),
    ),
  },
  { requiredKeys: [] },
);

/** A word, a piece of one, or one with wildcards. */
const pattern = fc.oneof(
  word,
  fc
    .tuple(word, fc.nat(3), fc.integer({ min: 1, max: 5 }))
    .map(([of, from, length]) => of.slice(from, from + length)),
  fc
    .tuple(word, fc.nat(5), fc.constantFrom('*', '?', '*?', '**', String.raw`\*`, String.raw`\?`))
    .map(([of, at, wild]) => `${of.slice(0, at)}${wild}${of.slice(at + 1)}`),
);

const plain: fc.Arbitrary<PlainValue> = fc.oneof(
  { weight: 6, arbitrary: pattern },
  fc.constantFrom<PlainValue>(5, 4.5, -1, 100, true, false, null, ''),
);
const texts = pattern.filter((text) => text !== '');
const several = <T>(of: fc.Arbitrary<T>) =>
  fc.oneof(
    of,
    fc.array(of, { minLength: 1, maxLength: 4 }),
    fc.array(of, { minLength: 18, maxLength: 20 }),
  );

type Given = Fields[string];

const item: fc.Arbitrary<[string, Given]> = fc
  .tuple(
    fc.constantFrom(...names),
    fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constant(''), several(plain)) },
      {
        weight: 5,
        arbitrary: fc.tuple(
          fc.constantFrom(
            '|contains',
            '|startswith',
            '|endswith',
            '|cased',
            '|contains|cased',
            '|contains|all',
            '|all',
            '|endswith|cased',
            '|cased|all|startswith',
          ),
          several(texts),
        ),
      },
      fc.tuple(fc.constantFrom('|neq', '|contains|neq', '|cased|neq'), several(texts)),
      fc.tuple(
        fc.constantFrom('|re', '|re|i', '|re|s', '|re|i|m', '|re|all'),
        several(
          fc.constantFrom(
            '^net',
            'user$',
            '^a.b$',
            '[0-9]+',
            'two.lines',
            '^lines',
            '(NET|x)',
            '^$',
          ),
        ),
      ),
      fc.tuple(fc.constant('|exists'), fc.boolean()),
      fc.tuple(fc.constantFrom('|lt', '|lte', '|gt', '|gte'), fc.constantFrom(5, 4.5, 0, '100')),
      fc.tuple(
        fc.constant('|cidr'),
        several(fc.constantFrom('10.0.0.0/8', '10.0.0.0/30', '192.168.0.0/16')),
      ),
      fc.tuple(
        fc.constantFrom(
          '|fieldref',
          '|fieldref|cased',
          '|fieldref|contains',
          '|startswith|fieldref',
          '|fieldref|endswith|cased',
          '|fieldref|neq',
        ),
        fc.constantFrom(...names),
      ),
    ),
  )
  .map(([name, [modifiers, given]]): [string, Given] => [`${name}${modifiers}`, given as Given]);

const fields: fc.Arbitrary<Fields> = fc
  .array(item, { minLength: 1, maxLength: 3 })
  .map((items) => Object.fromEntries(items));
const selection: fc.Arbitrary<Selection> = fc.oneof(
  { weight: 3, arbitrary: fields },
  fc.array(fields, { minLength: 1, maxLength: 3 }),
);

const selectionNames = ['sel_a', 'sel_b', 'filter_a', 'other'];
const condition = fc.letrec<{ tree: PlainCondition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...selectionNames).map((name): PlainCondition => ({ kind: 'name', name })),
    fc
      .tuple(fc.constantFrom('1', 'any', 'all'), fc.constantFrom('sel_*', 'filter*', 'them'))
      .map(([quantity, of]): PlainCondition => ({ kind: 'some', quantity, names: of })),
    tie('tree').map((of): PlainCondition => ({ kind: 'not', of })),
    fc
      .tuple(fc.constantFrom('and', 'or'), tie('tree'), tie('tree'))
      .map(([kind, one, other]): PlainCondition => ({ kind, of: [one, other] })),
  ),
})).tree;

/** Rules with four selections and a condition over them. */
export const anyRule: fc.Arbitrary<PlainRule> = fc.record({
  selections: fc
    .tuple(selection, selection, selection, selection)
    .map((list) => Object.fromEntries(list.map((each, at) => [selectionNames[at] ?? '', each]))),
  condition,
});
