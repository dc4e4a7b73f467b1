import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpillFile } from '../../../../main/engine/export/spill-file.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();

const sizes = fc.oneof(fc.nat(40), fc.integer({ min: 60_000, max: 140_000 }));

describe('a spill file', () => {
  it('gives back every text of every part by its key, large ones too, and leaves nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ part: fc.nat(4), size: sizes }), { maxLength: 60 }),
        (texts) => {
          const spill = new SpillFile(place('x'), 5);
          try {
            const expected = texts.map(({ size }, key) => Buffer.alloc(size, `${key}.`));
            for (const [key, { part }] of texts.entries()) {
              const text = Buffer.concat([Buffer.from('>'), expected[key] as Buffer]);
              spill.sink(part, key).write(text, 1, text.length);
            }
            for (let part = 0; part < 5; part += 1) {
              const found = spill.read(part);
              const keys = [...texts.keys()].filter((key) => texts[key]?.part === part);
              expect(found.count).toBe(keys.length);
              for (const key of keys) {
                found.give(key, {
                  write: (bytes, start, end) =>
                    expect(bytes.subarray(start, end).equals(expected[key] as Buffer)).toBe(true),
                });
              }
            }
          } finally {
            spill.close();
          }
        },
      ),
      { numRuns: 30 },
    );
    expect(readdirSync(dirname(place('x')))).toEqual([]);
  });
});
