import { describe, expect, it } from 'vitest';
import { valuesAt } from '../../../../../main/engine/query/compile/index.ts';

const at = (record: unknown, path: string) => valuesAt(record as never, path.split('.'));

describe('a path in an original record', () => {
  it('leads through objects to a value', () => {
    expect(at({ a: { b: { c: 1 } } }, 'a.b.c')).toEqual([1]);
    expect(at({ a: { b: { c: 1 } } }, 'a.b')).toEqual([{ c: 1 }]);
    expect(at({ a: 1 }, 'b')).toEqual([]);
    expect(at({ a: 1 }, 'a.b')).toEqual([]);
  });

  it('means any member of an array, or the one that is named by its number', () => {
    const record = { list: [{ n: 1 }, { n: 2 }, 3, [{ n: 4 }]] };
    expect(at(record, 'list.n')).toEqual([1, 2, 4]);
    expect(at(record, 'list.1.n')).toEqual([2]);
    expect(at({ list: [['x']] }, 'list')).toEqual(['x']);
  });

  it('takes a dotted key as a whole before it takes its parts', () => {
    expect(at({ 'a.b': 1, a: { b: 2 } }, 'a.b')).toEqual([1]);
    expect(at({ a: { 'b.c': 3 } }, 'a.b.c')).toEqual([3]);
  });

  it('takes a key in another spelling where the very key is not there', () => {
    expect(at({ 'Stack Trace': 'x' }, 'stacktrace')).toEqual(['x']);
    expect(at({ details_reason: 'x' }, 'details.reason')).toEqual(['x']);
    expect(at({ Reason: 'x', reason: 'y' }, 'reason')).toEqual(['y']);
  });

  it('looks into texts that are JSON', () => {
    expect(at({ a: '{"b":[{"c":1}]}' }, 'a.b.c')).toEqual([1]);
    expect(at({ a: '{"b":' }, 'a.b')).toEqual([]);
    expect(at({ a: '{"b":1}' }, 'a')).toEqual(['{"b":1}']);
  });

  it('finds nothing where there is null, or nothing inside', () => {
    expect(at({ a: null }, 'a')).toEqual([]);
    expect(at({ a: ['', null, [], {}] }, 'a')).toEqual([]);
    expect(at({ a: [0, false] }, 'a')).toEqual([0, false]);
  });

  it('knows own keys only', () => {
    expect(at({}, 'constructor')).toEqual([]);
    expect(at({}, '__proto__')).toEqual([]);
    expect(at(JSON.parse('{"__proto__":{"x":1}}'), '__proto__.x')).toEqual([1]);
  });
});
