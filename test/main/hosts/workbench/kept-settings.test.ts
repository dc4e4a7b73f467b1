import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KeptSettings, SessionSecrets } from '../../../../main/hosts/workbench/index.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const kept = () => new KeptSettings(place('own'), () => undefined);
const paths = () =>
  kept()
    .recent()
    .map(({ path }) => path);

describe('the list of cases that were opened', () => {
  it('has the latest first, each once, and the twenty latest only', () => {
    for (let at = 0; at < 25; at += 1) kept().opened(`/cases/${at}.trailcase`);
    kept().opened('/cases/10.trailcase');
    expect(paths()).toHaveLength(20);
    expect(paths().slice(0, 2)).toEqual(['/cases/10.trailcase', '/cases/24.trailcase']);
    expect(new Set(paths()).size).toBe(20);
    expect(kept().recent()[0]?.name).toBe('10');
  });

  it('loses the case that is forgotten, or all of them, and never the settings', () => {
    kept().keep({ theme: 'dark' });
    for (const name of ['a', 'b', 'c']) kept().opened(`/cases/${name}.trailcase`);
    kept().forget('/cases/b.trailcase');
    expect(paths()).toEqual(['/cases/c.trailcase', '/cases/a.trailcase']);
    kept().forget('/cases/nobody.trailcase');
    expect(paths()).toHaveLength(2);
    kept().forget();
    expect(paths()).toEqual([]);
    expect(kept().settings()).toEqual({ theme: 'dark' });
    expect(readFileSync(place('own/workbench.json'), 'utf8')).not.toContain('/cases/');
  });

  it('is not lost when settings are kept, by two hosts beside each other', () => {
    const [one, other] = [kept(), kept()];
    one.opened('/cases/a.trailcase');
    other.keep({ theme: 'light' });
    one.opened('/cases/b.trailcase');
    expect(paths()).toHaveLength(2);
    expect(kept().settings()).toEqual({ theme: 'light' });
  });
});

describe('mappings with a name', () => {
  const mapping = {
    name: 'doors',
    kind: 'event' as const,
    map: { time: 'When', old: 'Before' },
    columns: ['When', 'Who'],
  };

  it('are kept beside settings and opened cases, each under its name, and forgotten alone', () => {
    kept().keep({ theme: 'dark' });
    kept().opened('/cases/a.trailcase');
    kept().keepMapping(mapping);
    kept().keepMapping({ ...mapping, name: '__proto__', system: 'gate' });
    kept().keepMapping({ ...mapping, map: { time: 'Then' } });
    expect(kept().mappings()).toEqual([
      { ...mapping, name: '__proto__', system: 'gate' },
      { ...mapping, map: { time: 'Then' } },
    ]);
    kept().keep({ theme: 'light' });
    kept().opened('/cases/b.trailcase');
    kept().forget();
    kept().forgetMapping('__proto__');
    kept().forgetMapping('nobody');
    expect(kept().mappings()).toHaveLength(1);
    expect(kept().settings()).toEqual({ theme: 'light' });
  });

  it('are the latest two hundred', () => {
    for (let at = 0; at < 205; at += 1) kept().keepMapping({ ...mapping, name: `m${at}` });
    const names = kept()
      .mappings()
      .map(({ name }) => name);
    expect(names).toHaveLength(200);
    expect(names).not.toContain('m4');
    expect(names).toContain('m204');
  });

  it.each([
    { ...mapping, name: ' ' },
    { ...mapping, name: 'x'.repeat(201) },
    { ...mapping, map: { time: '' } },
    { ...mapping, map: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`f${at}`, 'c'])) },
    { ...mapping, columns: ['x'.repeat(201)] },
  ])('are refused where they are too large or have no name', (wrong) => {
    kept().keepMapping(mapping);
    expect(() => kept().keepMapping(wrong)).toThrow('kept under a name');
    expect(kept().mappings()).toEqual([mapping]);
  });
});

describe('secrets of a session', () => {
  it('are listed by name and without what they say, and are gone when forgotten', () => {
    const secrets = new SessionSecrets();
    for (const name of ['b', '__proto__', 'a']) secrets.keep(name, `secret of ${name}`);
    secrets.keep('a', 'another');
    const list = secrets.list('why');
    expect(list.refusal).toBe('why');
    expect(list.kept.map(({ name, where }) => [name, where])).toEqual([
      ['__proto__', 'session'],
      ['a', 'session'],
      ['b', 'session'],
    ]);
    expect(JSON.stringify(list)).not.toMatch(/secret of|another/);
    expect([secrets.read('a'), secrets.read('toString')]).toEqual(['another', null]);
    secrets.forget('a');
    secrets.forget('nobody');
    expect(secrets.read('a')).toBeNull();
    expect(secrets.list(null).kept).toHaveLength(2);
  });
});

it('keeps folders of own rules beside what the page keeps, each once', () => {
  kept().keepOwnFolders(['/rules/a', '/rules/b', '/rules/a']);
  kept().keep({ ownFolders: ['/etc'] });
  kept().opened('/cases/a.trailcase');
  expect(kept().ownFolders()).toEqual(['/rules/a', '/rules/b']);
  kept().keepOwnFolders([]);
  expect(kept().ownFolders()).toEqual([]);
});
