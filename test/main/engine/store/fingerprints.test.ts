import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Fingerprints } from '../../../../main/engine/store/fingerprints.ts';
import { openCase, type WritableCase } from '../../../../main/engine/store/index.ts';
import { KnownFingerprints } from '../../../../main/engine/store/known-fingerprints.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
let cases = 0;

function newCase(): WritableCase {
  cases += 1;
  return openCase(place(`${cases}.trailcase`), true).db;
}

type Print = readonly [key: number, check: number];
/** Few keys and checks, so that many agree in the first half only, and many in both; as far apart as random ones are. */
const key = fc.nat(6).map((number) => number * 1_000_000);
const prints = fc.array(fc.tuple(key, fc.nat(2)), { maxLength: 40 });

/** Claims places for records from a number on; answers with the record that was there for each, null for a new one. */
function claims(fingerprints: Fingerprints, asked: readonly Print[], from: number) {
  const found = asked.map((halves, at) =>
    fingerprints.claim(new Float64Array(halves), 0, from + at),
  );
  fingerprints.flush();
  return found;
}

/** What should be found: the first record with the very same two halves. */
function first(asked: readonly Print[]) {
  const known = new Map<string, number>();
  return asked.map((print, at) => {
    const earlier = known.get(print.join()) ?? null;
    if (earlier === null) known.set(print.join(), at + 1);
    return earlier;
  });
}

it('a record is known again, looked up by its key or by all keys of the case', () => {
  fc.assert(
    fc.property(prints, prints, fc.boolean(), (stored, asked, areFew) => {
      const db = newCase();
      try {
        claims(new Fingerprints(db), stored, 1);
        const found = claims(new Fingerprints(db, areFew), asked, 1 + stored.length);
        expect(found).toEqual(first([...stored, ...asked]).slice(stored.length));
      } finally {
        db.close();
      }
    }),
    { numRuns: 15 },
  );
});

it('keys of a case are read for what is large beside it, once, and not for what is small', () => {
  const db = newCase();
  db.pragma('foreign_keys = OFF');
  const stored = 100_000;
  const columns = (db.pragma('table_info(record)') as { name: string; notnull: number }[])
    .filter(({ notnull, name }) => notnull === 1 && name !== 'id')
    .map(({ name }) => name);
  db.prepare(
    `INSERT INTO record (id, ${columns.join()}) VALUES (${stored}, ${columns.map(() => '0').join()})`,
  ).run();
  const known = new KnownFingerprints(db);
  const few = known.for(400);
  expect(known.for(600)).toBe(few);
  const all = known.for(1);
  expect(all).not.toBe(few);
  expect(known.for(1)).toBe(all);
  known.forget();
  expect(known.for(1)).not.toBe(all);
  db.close();
});
