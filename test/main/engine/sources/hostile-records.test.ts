import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../../main/engine/ingest/normaliser.ts';
import { RecordPlans, sources } from '../../../../main/engine/sources/index.ts';
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
          const record = normalise(reading, zone, 0, written.length, () => written);
          expect(outcomes).toContain(record.outcome);
          expect(record.time === null || Number.isSafeInteger(record.time)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });
});
