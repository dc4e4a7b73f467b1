import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstName,
  onOneLine,
  spanAt,
} from '../../../../../main/engine/query/original/json-bytes.ts';

const cutAt = (text: string, path: string[]) => {
  const bytes = Buffer.from(text);
  const span = spanAt(bytes, path);
  return span === null ? null : bytes.toString('utf8', span.start, span.end);
};

describe('a value in JSON bytes', () => {
  it('is cut out as it is written, digit by digit', () => {
    const text =
      ' { "a" : {"n": 1.00, "big":12345678901234567890}, "t":"x\\"}," ,"l":[1,{"a":2}] } ';
    expect(cutAt(text, [])).toBe(text.trim());
    expect(cutAt(text, ['a', 'n'])).toBe('1.00');
    expect(cutAt(text, ['a', 'big'])).toBe('12345678901234567890');
    expect(cutAt(text, ['t'])).toBe('"x\\"},"');
    expect(cutAt(text, ['l'])).toBe('[1,{"a":2}]');
  });

  it('is not there where the path leads nowhere', () => {
    expect(cutAt('{"a":1}', ['b'])).toBeNull();
    expect(cutAt('{"a":1}', ['a', 'b'])).toBeNull();
    expect(cutAt('{"a":[{"b":1}]}', ['a', 'b'])).toBeNull();
    expect(cutAt('[]', ['a'])).toBeNull();
    expect(cutAt('{}', ['__proto__'])).toBeNull();
  });

  it('is the last of those with one name, whatever escapes the name is written with', () => {
    expect(cutAt('{"a":1,"\\u0061":2}', ['a'])).toBe('2');
  });

  it('is found in any object as JSON.parse finds it', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 });
    fc.assert(
      fc.property(object, fc.nat(), fc.nat(4), (value, pick, indent) => {
        const names = Object.keys(value);
        const name = names[pick % names.length] as string;
        const found = cutAt(JSON.stringify(value, null, indent), [name]);
        expect(JSON.parse(found ?? '')).toEqual(JSON.parse(JSON.stringify(value[name])));
      }),
    );
  });
});

describe('JSON on one line', () => {
  it('is the same bytes where there is one line already', () => {
    const bytes = Buffer.from('{ "a" : [ 1, 2 ] }');
    expect(onOneLine(bytes)).toBe(bytes);
  });

  it('loses the white space between values and nothing else', () => {
    const text = '{\r\n\t"a b" : [ 1.0e+5,\n -0 ],\n"t": " x \\n \\" y "}';
    expect(onOneLine(Buffer.from(text)).toString()).toBe('{"a b":[1.0e+5,-0],"t":" x \\n \\" y "}');
  });

  it('has no line end and the same value for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const line = onOneLine(Buffer.from(JSON.stringify(value, null, '\r\n '))).toString();
        expect(line).not.toMatch(/[\r\n]/);
        expect(line).toBe(JSON.stringify(value));
      }),
    );
  });
});

describe('the first name of an object', () => {
  it.each([
    ['{"node":1}', 'node'],
    [' {\n "a\\u0062" :1}', 'a\\u0062'],
    ['{}', null],
    ['[{"a":1}]', null],
    ['"node"', null],
  ])('of %j is %j', (text, name) => {
    expect(firstName(Buffer.from(text))).toBe(name);
  });
});
