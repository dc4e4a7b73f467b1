/** A detection with records that it must and must not match. */
export interface Row {
  name: string;
  detection: string;
  match: readonly object[];
  miss: readonly object[];
}

/** A selection with a field, matched by some of its values and not by others. */
function field(
  name: string,
  selection: string,
  match: readonly unknown[],
  miss: readonly unknown[],
): Row {
  const record = (cmd: unknown) => (cmd === undefined ? {} : { cmd });
  return {
    name,
    detection: `sel:\n${selection.replace(/^/gm, '  ')}\ncondition: sel`,
    match: match.map(record),
    miss: miss.map(record),
  };
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

export const modifierRows: readonly Row[] = [
  field(
    'a text is the whole value, in either case',
    'cmd: Whoami',
    ['whoami', 'WHOAMI'],
    ['whoami ', 'a whoami', undefined],
  ),
  field(
    'spaces, hyphens and underscores differ',
    'cmd: a-b',
    ['A-B'],
    ['a b', 'a_b', 'a--b', 'ab'],
  ),
  field(
    'letters beyond ASCII count in either case',
    'cmd: STRAßE Ü',
    ['straße ü'],
    ['strasse ü', 'strasse u'],
  ),
  field(
    '* stands for any text',
    'cmd: net*user',
    ['netuser', 'NET1 user', 'net\nuser'],
    ['anetuser', 'net users'],
  ),
  field(
    '? stands for one character',
    'cmd: net?exe',
    ['net.exe', 'NETxEXE', 'net😀exe'],
    ['netexe', 'net..exe'],
  ),
  field('* and ? stand together', "cmd: '?et*'", ['net', 'get this'], ['et', 'anet']),
  field('* alone is any value', "cmd: '*'", ['x', 0, false, ['', 'y']], [undefined, null, '', []]),
  field(
    'a backslash makes * ordinary',
    String.raw`cmd: 'a\*b'`,
    ['a*b'],
    ['axb', String.raw`a\*b`],
  ),
  field(
    'a backslash makes ? ordinary',
    String.raw`cmd: 'a\?b'`,
    ['a?b'],
    ['axb', String.raw`a\?b`],
  ),
  field('two backslashes are one', String.raw`cmd: 'a\\b'`, [String.raw`a\b`], [String.raw`a\\b`]),
  field(
    'a backslash before anything else is one',
    String.raw`cmd: 'C:\Windows\%x'`,
    [String.raw`c:\windows\%X`],
    ['C:Windows%x'],
  ),
  field(
    'two backslashes before * are one, and the star is wild',
    String.raw`cmd: 'C:\\*'`,
    [String.raw`C:\temp`, 'C:\\'],
    ['C:temp', 'C:*'],
  ),
  field('% is ordinary', 'cmd: 100%', ['100%'], ['100', '1000', '100%x']),
  field(
    'a list is one of its values',
    'cmd:\n  - one\n  - two-three\n  - f*r',
    ['ONE', 'Two-Three', 'four'],
    ['two', 'onetwo', 'three'],
  ),
  field('a number is compared as its text', 'cmd: 5', [5, '5'], [50, '5.0', '05', 5.5]),
  field('a number with a fraction', 'cmd: 2.5', [2.5, '2.5'], [2, 25, '2,5']),
  field('a negative number', 'cmd: -1', [-1, '-1'], [1, ' -1']),
  field(
    'an integer beyond 2^53 is exact',
    'cmd: 9007199254740993',
    ['9007199254740993'],
    ['9007199254740992'],
  ),
  field(
    'true is its text in either case',
    'cmd: true',
    [true, 'true', 'True', 'TRUE'],
    [false, 'yes', 1],
  ),
  field("'true' as a text is the same", "cmd: 'True'", [true, 'true'], [false]),
  field('false is its text', 'cmd: false', [false, 'False'], [true, undefined, 0]),
  field(
    'null is a field that is not there',
    'cmd: null',
    [undefined, null, '', [], {}],
    ['x', 0, false],
  ),
  field('the empty text is nothing there', "cmd: ''", [undefined, null, ''], ['x', ' ']),
  field('null in a list', 'cmd: [null, x]', [undefined, null, 'X'], ['y']),
  field(
    "'[]' is an empty list, or its text",
    "cmd: '[]'",
    ['[]', []],
    [undefined, null, ['x'], {}],
  ),
  field("'{}' is an empty object, or its text", "cmd: '{}'", ['{}', {}], [undefined, [], { a: 1 }]),
  field('any member of an array may match', 'cmd: b', [['a', 'B'], [['b']]], [['a', 'c'], ['ab']]),
  field(
    'an object is compared as its JSON',
    'cmd|contains: secret',
    [{ a: 'Secret' }, '{"secret":1}'],
    [{ a: 'x' }],
  ),
  field('contains', "cmd|contains: '_net '", ['a_NET b'], ['a net b', '_net']),
  field(
    'contains without separators',
    'cmd|contains: net',
    ['NETwork', 'inter-net'],
    ['ne t', undefined],
  ),
  field(
    'contains with wildcards inside',
    'cmd|contains: a*b?c',
    ['xaxxbxcx', 'abxc'],
    ['abc', 'axbc'],
  ),
  field('contains what has its own stars', "cmd|contains: '*net*'", ['a net b', 'net'], ['ne']),
  field('contains nothing is any value', "cmd|contains: ''", ['x', 0], [undefined, '']),
  field('startswith', 'cmd|startswith: Net-', ['net-x', 'NET-'], ['net x', 'a net-', 'net']),
  field('endswith', 'cmd|endswith: .Exe', ['a.exe', '.EXE'], ['a.exe ', 'exe']),
  field('startswith with a wildcard', 'cmd|startswith: a?c', ['abc', 'ABCD'], ['ac', 'xabc']),
  field('a list with contains is one of them', 'cmd|contains: [aa, bb]', ['xaax', 'bb'], ['ab']),
  field('contains all', 'cmd|contains|all: [aa, bb]', ['aabb', 'bb-aa'], ['aa', 'bb', 'ab']),
  field('all of a list of members', 'cmd|all: [a, b]', [['b', 'a']], ['a', ['a', 'c']]),
  field(
    're finds anywhere and minds the case',
    String.raw`cmd|re: 'a[bc]+\d'`,
    ['xabc1x', 'ab1'],
    ['ABC1', 'ab'],
  ),
  field('re with anchors', "cmd|re: '^a.c$'", ['abc'], ['abcd', 'a\nc', 'ABC']),
  field('re|i minds no case', "cmd|re|i: '^a.c$'", ['ABC', 'abc'], ['ab']),
  field('re|s lets the dot pass lines', "cmd|re|s: '^a.c$'", ['a\nc'], ['A\nC', 'ac']),
  field('re|m has anchors in lines', "cmd|re|m: '^b$'", ['a\nb\nc', 'b'], ['ab', 'B']),
  field('re with all flags', "cmd|re|i|m|s: '^b.c$'", ['a\nB\nC\nd'], ['b c d']),
  field('re with flags of its own', "cmd|re: '(?i)^abc'", ['ABCd'], ['xabc']),
  field('re of numbers', "cmd|re: '^4\\d\\d$'", [404, '499'], [4040, 500]),
  field('a list of re is one of them', "cmd|re: ['^a', 'z$']", ['ab', 'yz'], ['ba', 'A']),
  field(
    'cidr',
    'cmd|cidr: 10.1.0.0/16',
    ['10.1.2.3', '::ffff:10.1.0.9'],
    ['10.2.0.1', '10.1', 'x', undefined],
  ),
  field(
    'cidr of version 6',
    'cmd|cidr: 2001:db8::/32',
    ['2001:DB8:1::1'],
    ['2001:db9::1', '10.0.0.1'],
  ),
  field(
    'a list of cidr',
    'cmd|cidr: [10.0.0.0/8, 192.168.0.0/16]',
    ['10.9.9.9', '192.168.3.4'],
    ['192.169.0.1'],
  ),
  field(
    'exists',
    'cmd|exists: true',
    ['x', 0, false, { a: 1 }, ['a']],
    [undefined, null, '', [], {}],
  ),
  field('exists: false', 'cmd|exists: false', [undefined, null, ''], ['x', 0, false]),
  field('lt', 'cmd|lt: 5', [4, '4.5', -7], [5, 6, 'x', undefined]),
  field('lte', 'cmd|lte: 5', [5, '5.0', 4], [5.1, '']),
  field('gt', 'cmd|gt: 5', [6, '10', 5.5], [5, '4', 'many', true]),
  field('gte', 'cmd|gte: -1', [-1, 0, '7'], [-2, undefined]),
  field('two limits are a range', 'cmd|gte: 5\ncmd|lt: 10', [5, 9.9], [4, 10]),
  field('neq', 'cmd|neq: a', ['b', undefined, 'ab'], ['a', 'A']),
  field('neq of a list is none of them', 'cmd|neq: [a, b]', ['c', undefined], ['A', 'b']),
  field('neq with contains', 'cmd|contains|neq: net', ['x'], ['inet', 'NET']),
  field('cased', 'cmd|cased: Net', ['Net'], ['net', 'NET', 'Network']),
  field('cased with a separator', 'cmd|cased: Net-x', ['Net-x'], ['net-x', 'Net x']),
  field('cased contains', 'cmd|contains|cased: Net', ['aNetb'], ['anetb']),
  field('cased startswith', 'cmd|startswith|cased: Net', ['Network'], ['network', 'aNet']),
  field('cased endswith', 'cmd|cased|endswith: Net', ['aNet'], ['anet', 'Nets']),
  field('cased with wildcards', 'cmd|cased: N?t*', ['Net', 'Not x'], ['net', 'Nt']),
  field('a cased list', 'cmd|cased: [Net, Use]', ['Net', 'Use'], ['net', 'USE']),
  field('base64', 'cmd|base64: whoami', [base64('whoami')], ['whoami', base64('whoami2')]),
  field('base64 contains', 'cmd|base64|contains: whoami', [`x ${base64('whoami')} y`], ['whoami']),
  field(
    'base64offset contains',
    'cmd|base64offset|contains: http://',
    [base64('http://a'), base64('xhttp://a'), base64('xyhttp://'), base64('xyzhttp://abc')],
    [base64('https://a'), 'http://'],
  ),
  field(
    'wide base64',
    'cmd|wide|base64offset|contains: ping',
    [
      Buffer.from('xxping a', 'utf16le').toString('base64'),
      Buffer.from('ping', 'utf16le').toString('base64'),
    ],
    [base64('ping')],
  ),
  field(
    'utf16be base64',
    'cmd|utf16be|base64: ab',
    [Buffer.from([0, 97, 0, 98]).toString('base64')],
    [base64('ab')],
  ),
  field(
    'utf16 base64 has its mark',
    'cmd|utf16|base64: ab',
    [Buffer.from([0xff, 0xfe, 97, 0, 98, 0]).toString('base64')],
    [base64('ab')],
  ),
  field(
    'windash',
    'cmd|windash|contains: " -f"',
    ['cmd -f x', 'cmd /f', 'cmd –f', 'cmd —F', 'cmd ―f'],
    ['cmd f', 'cmd +f'],
  ),
  field(
    'windash of several options',
    'cmd|windash: a -b /c',
    ['a -b -c', 'a /b /c', 'a /b -c'],
    ['a b c', 'a -b+c'],
  ),
  field('windash leaves hyphens in words', 'cmd|windash: a-b', ['a-b'], ['a/b']),
  {
    name: 'fieldref',
    detection: 'sel:\n  one|fieldref: two\ncondition: sel',
    match: [
      { one: 'A b', two: 'a B' },
      { one: 5, two: '5' },
      { one: ['x', 'y'], two: ['y'] },
    ],
    miss: [{ one: 'a b', two: 'a-b' }, { one: 'a' }, { two: 'a' }, {}, { one: '', two: '' }],
  },
  {
    name: 'fieldref cased',
    detection: 'sel:\n  one|fieldref|cased: two\ncondition: sel',
    match: [{ one: 'Ab', two: 'Ab' }],
    miss: [{ one: 'Ab', two: 'ab' }],
  },
  {
    name: 'fieldref with contains, startswith and endswith',
    detection:
      'a:\n  one|fieldref|contains: two\nb:\n  one|startswith|fieldref: three\nc:\n  one|fieldref|endswith: four.five\ncondition: a and b and c',
    match: [{ one: 'start MIDDLE end', two: 'middle', three: 'START', four: { five: 'End' } }],
    miss: [
      { one: 'start end', two: 'middle', three: 'start', four: { five: 'end' } },
      { one: 'a start middle end', two: 'middle', three: 'start', four: { five: 'end' } },
      { one: 'start middle end.', two: 'middle', three: 'start', four: { five: 'end' } },
    ],
  },
  {
    name: 'fieldref|neq is true where they differ, or one is missing',
    detection: 'sel:\n  one|fieldref|neq: two\ncondition: sel',
    match: [{ one: 'a', two: 'b' }, { one: 'a' }],
    miss: [{ one: 'a', two: 'A' }],
  },
  field(
    'a long list is one of its values',
    `cmd:\n${Array.from({ length: 700 }, (_, at) => `  - name-${at}`).join('\n')}`,
    ['name-0', 'NAME-699', 'name-350'],
    ['name-700', 'name 1', 'aname-1'],
  ),
  field(
    'a long list with wildcards',
    `cmd|contains:\n${Array.from({ length: 300 }, (_, at) => `  - a-${at}-?`).join('\n')}`,
    ['x a-0-z', 'a-299-b'],
    ['a-300-b', 'a-1-'],
  ),
];
