import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonScanner } from '../../../../main/engine/read/json-scanner.ts';

function accepts(text: string): boolean {
  const bytes = Buffer.from(text);
  const scanner = new JsonScanner();
  scanner.begin();
  const end = scanner.scan(bytes, 0);
  if (end < 0) return end === -1 && scanner.isWholeNumber();
  return bytes.toString('latin1', end).trim() === '';
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('it accepts what JSON.parse accepts, and nothing else', () => {
  const token = fc.constantFrom(
    ...['{', '}', '[', ']', ',', ':', '"', '"a"', '\\', '\\u00e9', '\\n', ' ', '\n', '\t'],
    ...['0', '1', '-', '-1', '.', '1.5', 'e', 'E+2', 'true', 'false', 'null', 'x', '\u0001', 'é'],
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
      const text = tokens.join('');
      expect(accepts(text)).toBe(parses(text));
    }),
    { numRuns: 20_000 },
  );
});

test('one changed character makes no difference to the agreement', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.constantFrom(...'{}[],:"\\ 0-e.tx'), (json, at, other) => {
      const place = at % json.length;
      const text = json.slice(0, place) + other + json.slice(place + 1);
      expect(accepts(text)).toBe(parses(text));
    }),
    { numRuns: 5_000 },
  );
});

test('a value that breaks off can be closed with the brackets it names', () => {
  const scanner = new JsonScanner();
  const text = '{"a":[1,{"b":2';
  scanner.begin();
  expect(scanner.scan(Buffer.from(text), 0)).toBe(-1);
  expect(JSON.parse(text + scanner.closers())).toEqual({ a: [1, { b: 2 }] });
});
