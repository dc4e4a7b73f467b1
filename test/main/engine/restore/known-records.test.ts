import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KnownRecords } from '../../../../main/engine/restore/known-records.ts';
import { contentOf, shortHash } from '../../../../main/engine/restore/record-content.ts';
import '../../../helpers/property-seed.ts';

test('ids are found again, with record, size, form and content, also when there are very many', () => {
  const known = new KnownRecords();
  for (let at = 0; at < 20_000; at += 1) {
    const form = at % 3 === 0 ? 'table' : 'json';
    known.add(shortHash(`id ${at}`), shortHash(`content ${at}`), at * 2 + 1, at, form);
  }
  for (let at = 0; at < 5_000; at += 1) known.addForeign(shortHash(`other ${at}`));
  expect(known.archived).toBe(20_000);
  expect(known.count).toBe(25_000);
  for (let at = 0; at < 20_000; at += 997) {
    const found = known.find(shortHash(`id ${at}`));
    expect(known.record(found)).toBe(at * 2 + 1);
    expect(known.bytes(found)).toBe(at);
    expect(known.form(found)).toBe(at % 3 === 0 ? 'table' : 'json');
    expect(known.hasContent(found, shortHash(`content ${at}`))).toBe(true);
    expect(known.hasContent(found, shortHash(`content ${at + 1}`))).toBe(false);
    known.setStanding(found, 'conflicting');
    expect(known.standing(found)).toBe('conflicting');
    expect(known.form(found)).toBe(at % 3 === 0 ? 'table' : 'json');
  }
  expect(known.find(shortHash('other 7'))).toBeGreaterThanOrEqual(20_000);
  known.forgetTenant();
  expect(known.count).toBe(20_000);
  expect(known.find(shortHash('other 7'))).toBe(-1);
  expect(known.standing(known.find(shortHash('id 997')))).toBe('new');
});

test('a content is the same whatever the order of keys, and no other', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (record, more) => {
      const value = JSON.parse(JSON.stringify(record));
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(contentOf(turned as never, 'json')).toEqual(contentOf(value, 'json'));
      const changed = { ...value, [`${more} more`]: Object.keys(value).length };
      expect(contentOf(changed, 'json')).not.toEqual(contentOf(value, 'json'));
    }),
  );
});

test('integers count to the last digit; a table does not tell a number from its digits', () => {
  const one = { id: 90071992547409931n };
  expect(contentOf(one, 'json')).not.toEqual(contentOf({ id: 90071992547409932n }, 'json'));
  expect(contentOf({ id: 7 }, 'json')).not.toEqual(contentOf({ id: '7' }, 'json'));
  expect(contentOf({ id: 7, x: null, y: '' }, 'table')).toEqual(contentOf({ id: '7' }, 'table'));
  expect(contentOf({ d: '{"a":[1]}' }, 'table')).toEqual(contentOf({ d: { a: [1] } }, 'table'));
});
