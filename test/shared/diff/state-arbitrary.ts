import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../shared/json/index.ts';

/** Keys that mislead code which takes objects for dictionaries, and a few ordinary ones. */
export const keys = fc.constantFrom(
  'a',
  'b',
  'id',
  'name',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  '0',
  '10',
  '',
  'a.b',
  'c\\',
  'line\nend',
  '…',
  'e',
  'n',
  '_t',
  'order',
  'a__added',
  'a__deleted',
  '_old',
);

const scalars: fc.Arbitrary<JsonValue> = fc.constantFrom<JsonValue>(
  null,
  true,
  false,
  0,
  1,
  0.5,
  9007199254740993n,
  9007199254740995n,
  '',
  'a',
  '1',
  'null',
  '9007199254740993',
  'long '.repeat(30),
  'long '.repeat(31),
);

function objectOf(value: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonObject> {
  return fc.array(fc.tuple(keys, value), { maxLength: 5 }).map((entries) => {
    return Object.fromEntries(entries);
  });
}

/** Small states out of few keys and values, so that two of them often share some. */
export const states: fc.Arbitrary<JsonValue> = fc.letrec<{ state: JsonValue }>((tie) => ({
  state: fc.oneof(
    { depthSize: 'small', maxDepth: 4, withCrossShrink: true },
    scalars,
    objectOf(tie('state')),
    fc.array(tie('state'), { maxLength: 4 }),
  ),
})).state;

/** The same value with the keys of all its objects in reverse order. */
export function withKeysReversed(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withKeysReversed);
  const entries = Object.entries(value).map(([key, member]): [string, JsonValue] => {
    return [key, withKeysReversed(member)];
  });
  return Object.fromEntries(entries.reverse());
}

/** A state and the same with one value somewhere in it exchanged for another. */
export const editedStates: fc.Arbitrary<[JsonValue, JsonValue]> = fc
  .tuple(states, states, fc.array(fc.nat(9), { maxLength: 4 }))
  .map(([state, other, way]) => [state, exchanged(state, way, other)]);

function exchanged(value: JsonValue, way: readonly number[], other: JsonValue): JsonValue {
  const [step, ...rest] = way;
  if (step === undefined || typeof value !== 'object' || value === null) return other;
  if (Array.isArray(value)) {
    return value.map((member, index) => (index === step ? exchanged(member, rest, other) : member));
  }
  const entries = Object.entries(value).map(([key, member], index): [string, JsonValue] => {
    return [key, index === step ? exchanged(member, rest, other) : member];
  });
  return Object.fromEntries(entries);
}
