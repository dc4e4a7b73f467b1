import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStartArguments } from '../../../../../main/hosts/cli/start/start-arguments.ts';

const here = resolve('/home/ann');
const read = (...args: string[]) => readStartArguments(args, here);

describe('what npm start is asked for', () => {
  it('names files from where the person stands, and passes all of them on', () => {
    const { passed, casePath, archives, wantsBrowser } = read('a.trailcase', 'logs/b.json', '--x');
    const found = [resolve(here, 'a.trailcase'), resolve(here, 'logs/b.json')];
    expect(passed).toEqual([...found, '--x']);
    expect(casePath).toBe(found[0]);
    expect(archives).toEqual([found[1]]);
    expect(wantsBrowser).toBe(false);
  });

  it('lets the browser look where the archives are', () => {
    expect(read('logs/b.json', 'logs/c.csv').folders).toEqual([here, resolve(here, 'logs')]);
    expect(read('A.TRAILCASE')).toMatchObject({ folders: [], archives: [] });
  });

  it('keeps the wish for the browser from Electron', () => {
    expect(read('--browser')).toMatchObject({ wantsBrowser: true, passed: [], refusal: null });
  });

  it('lets the browser call tenants only where that is asked for', () => {
    expect(read('--browser', 'a.trailcase').allowLive).toBe(false);
    expect(read('--allow-live', '--browser')).toMatchObject({ allowLive: true, passed: [] });
  });

  it('passes --offline on to the desktop, which calls tenants otherwise', () => {
    expect(read('--offline').passed).toEqual(['--offline']);
  });

  it.each(['--no-sandbox', '-no-sandbox', '--disable-gpu-sandbox', '--disable-setuid-sandbox'])(
    'refuses %s',
    (argument) => {
      expect(read('a.json', argument).refusal).toContain(argument);
    },
  );

  it('passes other switches on', () => {
    expect(read('--ozone-platform=wayland', '--disable-gpu').refusal).toBeNull();
  });
});
