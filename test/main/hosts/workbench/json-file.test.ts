import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { JsonFile } from '../../../../main/hosts/workbench/index.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const schema = z.object({ words: z._default(z.array(z.string()), []) });

function file(log: (trouble: unknown) => void = () => undefined) {
  return new JsonFile(place('own/kept.json'), (found) => schema.parse(found), log);
}

describe('a file of what this user keeps', () => {
  it('is as if it were empty before anything was kept, and makes nothing by being read', () => {
    expect(file().read()).toEqual({ words: [] });
    expect(readdirSync(place(''))).toEqual([]);
  });

  it('gives back what was kept, whatever it says', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (words) => {
        file().write({ words });
        expect(file().read()).toEqual({ words });
      }),
      { numRuns: 30 },
    );
  });

  it.skipIf(process.platform === 'win32')('can be read by this user only, its folder too', () => {
    file().write({ words: [] });
    expect(statSync(place('own/kept.json')).mode & 0o777).toBe(0o600);
    expect(statSync(place('own')).mode & 0o777).toBe(0o700);
    chmodSync(place('own/kept.json'), 0o644);
    file().write({ words: ['again'] });
    expect(statSync(place('own/kept.json')).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{', '[]', '{"words":[1]}', '{"words":"x"}', 'null', '\0'])(
    'is put aside where it says what nobody kept: %j',
    (text) => {
      const told: unknown[] = [];
      mkdirSync(place('own'));
      place('own/kept.json', text);
      const kept = file((trouble) => told.push(trouble));
      expect(kept.read()).toEqual({ words: [] });
      kept.write({ words: ['new'] });
      const [aside = ''] = readdirSync(place('own')).filter((name) => name.includes('.broken-'));
      expect(readFileSync(place(`own/${aside}`), 'utf8')).toBe(text);
      expect(file().read()).toEqual({ words: ['new'] });
      expect(told).toEqual([expect.stringContaining(aside)]);
    },
  );

  it('says that it cannot be written, and leaves nothing half written', () => {
    mkdirSync(place('own/kept.json'), { recursive: true });
    expect(() => file().write({ words: [] })).toThrow(
      expect.objectContaining({
        code: 'file-unreadable',
        message: expect.stringMatching(/^Settings cannot be kept/),
      }),
    );
    expect(readdirSync(place('own'))).toEqual(['kept.json']);
  });
});
