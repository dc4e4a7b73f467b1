import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indentJson } from '../../shared/indent-json.ts';
import { maskedSecret } from '../../shared/secret-keys.ts';

test('JSON is indented as JSON.stringify does it', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const value: unknown = JSON.parse(json);
      const text = JSON.stringify(value);
      expect(indentJson(text, false)).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

test('numbers and escapes stay letter by letter', () => {
  expect(indentJson('{"n":9007199254740993,"e":1e400,"s":"\\u0041\\"{,"}', false)).toBe(
    '{\n  "n": 9007199254740993,\n  "e": 1e400,\n  "s": "\\u0041\\"{,"\n}',
  );
});

test('texts at and below secret names are hidden, all else is not', () => {
  const json =
    '{"client_secret":{"_old":"a","_new":"b"},"name":"x","list":[{"token":"t"},"token"],"password":null,"enabled":true}';
  const hidden = indentJson(json, true);
  expect(JSON.parse(hidden)).toEqual({
    client_secret: { _old: maskedSecret, _new: maskedSecret },
    name: 'x',
    list: [{ token: maskedSecret }, 'token'],
    password: null,
    enabled: true,
  });
});

test('a secret name written with escapes is a secret name', () => {
  expect(indentJson('{"p\\u0061ssword":"x"}', true)).not.toContain('"x"');
});

test('text that was cut is indented as far as it goes', () => {
  expect(indentJson('{"a":[1,"unfinis', false)).toContain('"a": [\n    1');
});
