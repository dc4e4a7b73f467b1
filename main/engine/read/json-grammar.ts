/**
 * The grammar of RFC 8259 as a table: 256 entries a state, each the next state or, from
 * `firstAction` on, something for the scanner to do. Whoever reads by it agrees with `JSON.parse`.
 */
export const jsonState = {
  value: 0,
  valueOrEnd: 1,
  nameOrEnd: 2,
  name: 3,
  colon: 4,
  after: 5,
  string: 6,
  escape: 7,
  hex1: 8,
  hex2: 9,
  hex3: 10,
  hex4: 11,
  minus: 12,
  zero: 13,
  integer: 14,
  point: 15,
  fraction: 16,
  exponent: 17,
  exponentSign: 18,
  exponentDigits: 19,
  t: 20,
  tr: 21,
  tru: 22,
  f: 23,
  fa: 24,
  fal: 25,
  fals: 26,
  n: 27,
  nu: 28,
  nul: 29,
} as const;

export const firstAction = 32;

export const jsonAction = {
  openObject: 32,
  openList: 33,
  closeObject: 34,
  closeList: 35,
  comma: 36,
  openString: 37,
  closeString: 38,
  /** The last letter of true, false or null. */
  literalEnd: 39,
  /** The byte after a number: the number is whole, the byte is not part of it. */
  numberEnd: 40,
  broken: 255,
} as const;

/** True for the four bytes that JSON calls white space. */
export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** States in which a number is whole if nothing of it follows. */
export const numberEnds: readonly number[] = [
  jsonState.zero,
  jsonState.integer,
  jsonState.fraction,
  jsonState.exponentDigits,
];

/** Indexed by `(state << 8) | byte`. */
export const jsonTable: Uint8Array = buildTable();

function buildTable(): Uint8Array {
  const table = new Uint8Array(firstAction << 8).fill(jsonAction.broken);
  const on = (state: number, bytes: string, next: number): void => {
    for (const byte of bytes) table[(state << 8) | byte.charCodeAt(0)] = next;
  };
  const s = jsonState;
  const blank = ' \t\n\r';
  const digits = '0123456789';

  for (const state of [s.value, s.valueOrEnd, s.nameOrEnd, s.name, s.colon, s.after]) {
    on(state, blank, state);
  }
  for (const state of [s.value, s.valueOrEnd]) {
    on(state, '{', jsonAction.openObject);
    on(state, '[', jsonAction.openList);
    on(state, '"', jsonAction.openString);
    on(state, '-', s.minus);
    on(state, '0', s.zero);
    on(state, '123456789', s.integer);
    on(state, 't', s.t);
    on(state, 'f', s.f);
    on(state, 'n', s.n);
  }
  on(s.valueOrEnd, ']', jsonAction.closeList);
  on(s.nameOrEnd, '}', jsonAction.closeObject);
  for (const state of [s.nameOrEnd, s.name]) on(state, '"', jsonAction.openString);
  on(s.colon, ':', s.value);
  on(s.after, ',', jsonAction.comma);
  on(s.after, ']', jsonAction.closeList);
  on(s.after, '}', jsonAction.closeObject);

  table.fill(s.string, (s.string << 8) | 0x20, (s.string + 1) << 8);
  on(s.string, '"', jsonAction.closeString);
  on(s.string, '\\', s.escape);
  on(s.escape, '"\\/bfnrt', s.string);
  on(s.escape, 'u', s.hex1);
  for (const state of [s.hex1, s.hex2, s.hex3, s.hex4]) {
    on(state, `${digits}abcdefABCDEF`, state === s.hex4 ? s.string : state + 1);
  }

  on(s.minus, '0', s.zero);
  on(s.minus, '123456789', s.integer);
  on(s.integer, digits, s.integer);
  for (const state of [s.point, s.fraction]) on(state, digits, s.fraction);
  for (const state of [s.zero, s.integer]) on(state, '.', s.point);
  for (const state of [s.zero, s.integer, s.fraction]) on(state, 'eE', s.exponent);
  on(s.exponent, '+-', s.exponentSign);
  for (const state of [s.exponent, s.exponentSign, s.exponentDigits]) {
    on(state, digits, s.exponentDigits);
  }
  for (const state of numberEnds) on(state, `${blank},]}`, jsonAction.numberEnd);

  on(s.t, 'r', s.tr);
  on(s.tr, 'u', s.tru);
  on(s.tru, 'e', jsonAction.literalEnd);
  on(s.f, 'a', s.fa);
  on(s.fa, 'l', s.fal);
  on(s.fal, 's', s.fals);
  on(s.fals, 'e', jsonAction.literalEnd);
  on(s.n, 'u', s.nu);
  on(s.nu, 'l', s.nul);
  on(s.nul, 'l', jsonAction.literalEnd);
  return table;
}
