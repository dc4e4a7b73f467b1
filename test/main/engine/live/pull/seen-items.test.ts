import { expect, it } from 'vitest';
import type { LogPage } from '../../../../../main/engine/live/index.ts';
import { itemsOf, SeenItems } from '../../../../../main/engine/live/pull/seen-items.ts';

function page(body: string, count: number, items = 'data.list'): LogPage {
  const answer = {
    method: 'GET',
    address: 'https://x.test/',
    status: 200,
    headers: {},
    body: Buffer.from(body),
    fetched: 0,
    attempts: 1,
  };
  return { answer, items, count, next: null, announced: null };
}

const list = (...records: string[]) => `{"data":{"list":[${records.join(',')}]},"at":"now"}`;

it('a record that came before is known, wherever it stands', () => {
  const seen = new SeenItems();
  seen.remember(itemsOf(page(list('{"id":1}', '{"id":2}'), 2)));
  expect(seen.hasAll(itemsOf(page(list('{"id":2}'), 1)))).toBe(true);
  expect(seen.hasAll(itemsOf(page(list('{"id":2}', '{"id":3}'), 2)))).toBe(false);
});

it('numbers that only a computer takes for the same are not', () => {
  const seen = new SeenItems();
  seen.remember(itemsOf(page(list('{"id":9007199254740992}'), 1)));
  expect(seen.hasAll(itemsOf(page(list('{"id":9007199254740993}'), 1)))).toBe(false);
});

it('a page of which nothing can be read is known as a whole only', () => {
  const seen = new SeenItems();
  const odd = (text: string) => itemsOf(page(`{"data":{"list":[${text}]}}`, 1));
  expect(seen.hasAll(odd('7'))).toBe(false);
  seen.remember(odd('7'));
  expect(seen.hasAll(odd('7'))).toBe(true);
  expect(seen.hasAll(odd('8'))).toBe(false);
});
