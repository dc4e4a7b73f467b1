import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NewFile } from '../../../../main/engine/store/new-file.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const left = () => readdirSync(dirname(place('x'))).sort();

describe('a new file', () => {
  it('appears under its name when it is whole, with its hash, and nothing is left beside it', () => {
    const file = new NewFile(place('x'));
    const large = Buffer.alloc(3_000_000, 'é');
    file.write(Buffer.from('[head]'), 1, 5);
    file.write(large);
    for (let at = 0; at < 200_000; at += 1) file.writeText('zoë 😀\n');
    expect(existsSync(place('x'))).toBe(false);
    const written = file.finish();
    expect(existsSync(place('x'))).toBe(false);
    file.publish();
    file.discard();
    const bytes = readFileSync(place('x'));
    expect(bytes.subarray(0, 4).toString()).toBe('head');
    expect(bytes.subarray(3_000_004).toString()).toBe('zoë 😀\n'.repeat(200_000));
    expect(written).toEqual({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(left()).toEqual(['x']);
  });

  it('leaves nothing when it is discarded, and nothing when it is withdrawn', () => {
    const discarded = new NewFile(place('x'));
    discarded.writeText('half');
    discarded.discard();
    expect(left()).toEqual([]);
    const withdrawn = new NewFile(place('x'));
    withdrawn.finish();
    withdrawn.publish();
    withdrawn.withdraw();
    withdrawn.discard();
    expect(left()).toEqual([]);
  });

  it('does not take the place of a file, a folder or a link, whenever that came', () => {
    place('file', 'mine');
    mkdirSync(place('folder'));
    symlinkSync(place('nowhere'), place('link'));
    for (const name of ['file', 'folder', 'link']) {
      expect(() => new NewFile(place(name))).toThrow(/exists and was left as it is/);
    }
    const late = new NewFile(place('late'));
    late.writeText('theirs');
    late.finish();
    place('late', 'mine');
    expect(() => late.publish()).toThrow(/exists and was left as it is/);
    late.withdraw();
    late.discard();
    expect(readFileSync(place('late'), 'utf8')).toBe('mine');
    expect(left()).toEqual(['file', 'folder', 'late', 'link']);
  });

  it('says which folder it cannot be written to', () => {
    expect(() => new NewFile(place('none/x'))).toThrow(/cannot be written \(ENOENT\)/);
  });
});
