import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../../main/engine/ingest/normaliser.ts';
import { RecordPlans, sources } from '../../../../main/engine/sources/index.ts';
import { parseExact } from '../../../../shared/json/index.ts';
import { outcomes } from '../../../../shared/record.ts';
import { makeZoneRule } from '../../../../shared/time/index.ts';

const zone = makeZoneRule('UTC');

/** Texts of JSON values that stand where something else was expected. */
const hostileValues = [
  'null',
  'true',
  '-1',
  '1e300',
  '""',
  '"__proto__"',
  '"constructor"',
  '"{\\"a\\":"',
  '"[[["',
  '"%s%n\\u0000\\u202e"',
  '[]',
  '{}',
  '[null,1,"x",[],{}]',
  '[[[["deep"]]]]',
  '{"__proto__":{"from":1},"constructor":{"from":2},"toString":{"old":3},"value":null}',
  '[{"toString":1,"valueOf":2,"Type":{"toString":null}}]',
  '[{"__proto__":1,"key":"__proto__","name":"constructor","Name":"__proto__","role":"__proto__"}]',
];

const hostileNames = [
  '__proto__',
  'constructor',
  'old_constructor',
  'previous_toString',
  'a.b',
  '',
];

type Edit = { at: number; value: string; name: string | null };

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(10_000),
  value: fc.constantFrom(...hostileValues),
  name: fc.option(fc.constantFrom(...hostileNames), { freq: 4 }),
});

/** The text of a record with one of its values, or one of its names, made another. */
function edited(text: string, { at, value, name }: Edit): string {
  const record: unknown = JSON.parse(text);
  const places: [holder: object, key: string][] = [];
  const collect = (holder: unknown) => {
    if (typeof holder !== 'object' || holder === null) return;
    for (const key of Object.keys(holder)) {
      places.push([holder, key]);
      collect((holder as Record<string, unknown>)[key]);
    }
  };
  collect(record);
  const place = places[at % Math.max(places.length, 1)];
  if (place === undefined) return text;
  const [holder, key] = place;
  const own = { value: JSON.parse(value) as unknown, enumerable: true, configurable: true };
  Object.defineProperty(holder, name ?? key, { ...own, writable: true });
  return JSON.stringify(record);
}

const long = 60_000;

/** Places tried of one record: enough to meet each field of a shape, few enough to be done soon. */
const mostPlaces = 8;

/** Deeper than the stack is for whoever calls itself level by level. */
const deep = 20_000;

/** JSON values that take for ever, or more stack than there is, where they are read carelessly. */
const immense: Readonly<Record<string, string>> = {
  'white space': JSON.stringify(`${' '.repeat(long)}x`),
  'opening brackets': JSON.stringify('['.repeat(long)),
  'dots and digits': JSON.stringify('1.'.repeat(long / 2)),
  underscores: JSON.stringify('a_'.repeat(long / 2)),
  'lists in lists': `${'['.repeat(deep)}${']'.repeat(deep)}`,
  'objects in objects': `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`,
  'parameters in parameters': `${'[{"name":"a","messageValue":{"parameter":'.repeat(deep)}[]${'}}]'.repeat(deep)}`,
  'changes in changes': `${'{"a":{"b":'.repeat(deep)}1${'}}'.repeat(deep)}`,
};

/** The text of a record several times, each time with another of its values replaced. */
function* withOtherValues(text: string, replacement: string): Generator<string> {
  const marker = 'a place that no record has';
  const record: unknown = JSON.parse(text);
  const places: [holder: Record<string, unknown>, key: string][] = [];
  const collect = (holder: unknown) => {
    if (typeof holder !== 'object' || holder === null) return;
    for (const key of Object.keys(holder)) {
      places.push([holder as Record<string, unknown>, key]);
      collect((holder as Record<string, unknown>)[key]);
    }
  };
  collect(record);
  const step = Math.ceil(places.length / mostPlaces);
  for (const [at, [holder, key]] of places.entries()) {
    if (at % step !== 0) continue;
    const before = holder[key];
    holder[key] = marker;
    yield JSON.stringify(record).replace(JSON.stringify(marker), () => replacement);
    holder[key] = before;
  }
}

describe.each(sources)('the source $system', (source) => {
  const texts = source.samples
    .filter(({ record }) => typeof record !== 'string')
    .map(({ record }) => JSON.stringify(record));

  it('reads records with anything in them, or knows them not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (text, edits) => {
          const written = edits.reduce(edited, text);
          const reading = new RecordPlans(source).for(JSON.parse(written) as object);
          if (reading === null) return;
          const record = normalise(reading, zone, 0, written.length, () => parseExact(written));
          expect(outcomes).toContain(record.outcome);
          expect(record.time === null || Number.isSafeInteger(record.time)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each(Object.keys(immense))('reads a value of %s in the time that its length takes', (kind) => {
    for (const text of texts) {
      for (const written of withOtherValues(text, immense[kind] as string)) {
        const reading = new RecordPlans(source).for(JSON.parse(written) as object);
        if (reading === null) continue;
        const record = normalise(reading, zone, 0, written.length, () => parseExact(written));
        expect(outcomes).toContain(record.outcome);
      }
    }
  });
});
