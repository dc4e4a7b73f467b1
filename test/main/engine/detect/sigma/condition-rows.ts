import type { Row } from './modifier-rows.ts';

const abc = (condition: string) =>
  `a:\n  a: 1\nb:\n  b: 1\nc:\n  c: 1\n_d:\n  d: 1\nsel_x:\n  x: 1\nsel_y:\n  y: 1\ncondition: ${condition}`;

const condition = (text: string, match: readonly object[], miss: readonly object[]): Row => ({
  name: text,
  detection: abc(text),
  match,
  miss,
});

const [a, b, c, d, x, y] = ['a', 'b', 'c', 'd', 'x', 'y'].map((name) => ({ [name]: 1 }));

export const conditionRows: readonly Row[] = [
  condition('a', [{ ...a }], [{ ...b }]),
  condition('a and b', [{ ...a, ...b }], [{ ...a }, { ...b }]),
  condition('a or b', [{ ...a }, { ...b }], [{ ...c }]),
  condition('not a', [{ ...b }, {}], [{ ...a }]),
  condition('not not a', [{ ...a }], [{ ...b }]),
  condition('a or b and c', [{ ...a }, { ...b, ...c }], [{ ...b }, { ...c }]),
  condition(
    '(a or b) and c',
    [
      { ...a, ...c },
      { ...b, ...c },
    ],
    [{ ...a }, { ...c }],
  ),
  condition('not a and b', [{ ...b }], [{ ...a, ...b }, {}]),
  condition('not (a and b)', [{ ...a }, {}], [{ ...a, ...b }]),
  condition('a and not b or c', [{ ...a }, { ...c, ...b }], [{ ...a, ...b }]),
  condition('a AND b OR NOT c', [{ ...a, ...b, ...c }, {}], [{ ...a, ...c }]),
  condition('1 of sel_*', [{ ...x }, { ...y }], [{ ...a }]),
  condition('any of sel_*', [{ ...x }, { ...y }], [{ ...a }]),
  condition('all of sel_*', [{ ...x, ...y }], [{ ...x }, { ...y }]),
  condition('1 of them', [{ ...a }, { ...x }], [{ ...d }, {}]),
  condition('all of them', [{ ...a, ...b, ...c, ...x, ...y }], [{ ...a, ...b, ...c, ...x, ...d }]),
  condition('1 of _*', [{ ...d }], [{ ...a }]),
  condition('a and not 1 of sel_*', [{ ...a }], [{ ...a, ...x }]),
  condition('1 of s*x', [{ ...x }], [{ ...y }]),
  condition('((a))and(b)', [{ ...a, ...b }], [{ ...a }]),
  condition('[a, b and c]', [{ ...a }, { ...b, ...c }], [{ ...b }]),
];

export const selectionRows: readonly Row[] = [
  {
    name: 'a map asks for all of its fields',
    detection: 'sel:\n  one: a\n  two: b\ncondition: sel',
    match: [{ one: 'a', two: 'b' }],
    miss: [{ one: 'a' }, { two: 'b' }],
  },
  {
    name: 'a list of maps asks for one of them',
    detection: 'sel:\n  - one: a\n    two: b\n  - three: c\ncondition: sel',
    match: [{ one: 'a', two: 'b' }, { three: 'c' }],
    miss: [{ one: 'a' }, { two: 'b' }],
  },
  {
    name: 'the same field twice, with modifiers',
    detection: 'sel:\n  one|startswith: a\n  one|endswith: z\ncondition: sel',
    match: [{ one: 'a to z' }],
    miss: [{ one: 'a' }, { one: 'z' }],
  },
  {
    name: 'keywords are texts anywhere',
    detection: 'keys:\n  - needle-one\n  - needle two\ncondition: keys',
    match: [{ deep: { er: ['a NEEDLE-ONE b'] } }, { 'needle two': 1 }],
    miss: [{ one: 'needle one' }, { one: 'needle', two: 'two' }],
  },
  {
    name: 'all keywords',
    detection: "keys:\n  '|all':\n    - needle3\n    - needle4\ncondition: keys",
    match: [{ one: 'needle3', two: 'needle4' }],
    miss: [{ one: 'needle3' }],
  },
  {
    name: 'keywords with wildcards',
    detection: "keys:\n  - 'hay*needle5'\n  - 'hay?needle6'\ncondition: keys",
    match: [{ one: 'hay in needle5' }, { one: 'hay-needle6' }],
    miss: [{ one: 'needle5' }, { one: 'hayneedle6' }],
  },
  {
    name: 'keywords that JSON escapes',
    detection: String.raw`keys: ['C:\needle7', 'say "needle8"', 'zeile-ü']
condition: keys`,
    match: [{ one: String.raw`c:\NEEDLE7\x` }, { one: 'say "needle8"' }, { one: 'Zeile-Ü' }],
    miss: [{ one: 'C:needle7' }, { one: 'say needle8' }],
  },
  {
    name: 'keywords with re',
    detection: "keys:\n  '|re': 'needle9[ab]'\ncondition: keys",
    match: [{ one: 'xneedle9a' }],
    miss: [{ one: 'NEEDLE9A' }, { one: 'needle9c' }],
  },
  {
    name: 'a keyword that is a number',
    detection: 'keys: [77001133]\ncondition: keys',
    match: [{ one: 77001133 }, { one: 'x77001133x' }],
    miss: [{ one: 7700113 }],
  },
  {
    name: 'a dotted name leads inside, whatever the case of its steps',
    detection: 'sel:\n  Debug.DATA.requestUri: /api\ncondition: sel',
    match: [
      { debug: { data: { requestUri: '/API' } } },
      { debug: '{"data":{"requestUri":"/api"}}' },
      { 'debug.data.requestUri': '/api' },
      { debug: [{ data: { requesturi: '/x' } }, { data: { request_uri: '/api' } }] },
    ],
    miss: [{ debug: { requestUri: '/api' } }],
  },
  {
    name: 'names of prototypes are names',
    detection: 'sel:\n  __proto__: a\n  constructor: b\ncondition: sel',
    match: [JSON.parse('{"__proto__": "a", "constructor": "b"}')],
    miss: [{}, { constructor: 'b' }],
  },
];
