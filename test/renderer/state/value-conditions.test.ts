import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isAmong,
  toggleAsked,
  toggleLeftOut,
  valuesInForce,
} from '../../../renderer/state/value-conditions.ts';
import { chips, isParseError, parse, print, type Query } from '../../../shared/query/index.ts';

const status = { kind: 'field', name: 'status' } as const;
const http = { kind: 'field', name: 'httpStatus' } as const;
const reason = { kind: 'path', path: ['details', 'reason'] } as const;

function conditions(text: string): Query[] {
  const read = parse(text, { kind: 'webhook', asOf: 1_770_000_000_000_000, zone: 'UTC' });
  if (isParseError(read)) throw new Error(read.message);
  return chips(read.query, 'webhook').map(({ query }) => query);
}

const texts = (list: readonly Query[]) => list.map((each) => print(each, 'webhook'));

test('a first value is asked for letter by letter, more of them as a list', () => {
  const one = toggleAsked([], status, 'Failed');
  expect(texts(one)).toEqual(["Status is 'Failed'"]);
  const two = toggleAsked(one, status, 'Queued');
  expect(texts(two)).toEqual(["Status in ('Failed', 'Queued')"]);
  expect(toggleAsked(two, status, 'Failed')).toEqual(toggleAsked([], status, 'Queued'));
  expect(toggleAsked(one, status, 'Failed')).toEqual([]);
});

test('yes and no are alternatives, not a list', () => {
  const starred = { kind: 'field', name: 'starred' } as const;
  const yes = toggleAsked([], starred, 'true');
  expect(yes).toEqual(conditions('starred'));
  const both = toggleAsked(yes, starred, 'false');
  expect(texts(both)).toEqual(texts(conditions('starred is true or starred is false')));
  expect(toggleAsked(both, starred, 'true')).toEqual(conditions('starred is false'));
});

test('a condition that was typed is known again, in any case and spelling', () => {
  const typed = conditions('status is failed and endpoint contains x');
  expect(isAmong(valuesInForce(typed, status).asked, 'Failed')).toBe(true);
  expect(texts(toggleAsked(typed, status, 'Failed'))).toEqual(
    texts(conditions('endpoint contains x')),
  );
});

test('a value that is asked for can be left out instead, and the other way round', () => {
  const asked = toggleAsked([], status, 'Failed');
  const out = toggleLeftOut(asked, status, 'Failed');
  expect(texts(out)).toEqual(["Status is not 'Failed'"]);
  expect(toggleAsked(out, status, 'Failed')).toEqual(asked);
  expect(toggleLeftOut(out, status, 'Failed')).toEqual([]);
  expect(texts(toggleLeftOut(out, status, 'Queued'))).toEqual([
    "Status not in ('Failed', 'Queued')",
  ]);
});

test('numbers are asked for as numbers, several as alternatives', () => {
  const two = toggleAsked(toggleAsked([], http, 500), http, 502);
  expect(texts(two)).toEqual(['HTTP Status is 500 or HTTP Status is 502']);
  expect(valuesInForce(two, http).asked).toHaveLength(2);
  expect(texts(toggleAsked(two, http, 500))).toEqual(['HTTP Status is 502']);
});

test('values at a path of the original record can be asked for', () => {
  expect(texts(toggleAsked([], reason, 'bad password'))).toEqual([
    "details.reason is 'bad password'",
  ]);
});

test('conditions of another sort, or on another field, stay as they are', () => {
  const others = conditions('status contains fail and endpoint is x');
  expect(valuesInForce(others, status)).toEqual({ asked: [], leftOut: [] });
  expect(toggleAsked(others, status, 'Failed').slice(0, 2)).toEqual(others);
});

test('what is toggled is in force, and toggling it again takes it back', () => {
  const value = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(fc.uniqueArray(value, { minLength: 1, maxLength: 6 }), (values) => {
      const last = values.at(-1) ?? '';
      const before = values
        .slice(0, -1)
        .reduce<Query[]>((list, each) => toggleAsked(list, status, each), []);
      const after = toggleAsked(before, status, last);
      expect(isAmong(valuesInForce(after, status).asked, last)).toBe(true);
      expect(toggleAsked(after, status, last)).toEqual(before);
      expect(conditions(after.map((each) => `(${print(each, 'webhook')})`).join(' and '))).toEqual(
        after,
      );
    }),
  );
});
