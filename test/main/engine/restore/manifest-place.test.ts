import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '../../../../main/engine/index.ts';
import { manifestPlaces } from '../../../../main/engine/restore/manifest-place.ts';
import { importOne } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { madeRecords } from '../../../tenant/made-records.ts';
import { check, unhurried, useTenants } from './restoring.ts';

const place = useTempFolder();
const { start, open } = useTenants();
const never = () => false;

test('beside a file in the folder of the case, and nowhere else by itself', async () => {
  const files = [
    '/cases/audit.json',
    '/cases/deeper/audit.json',
    '/cases/../etc/audit.json',
    '/etc/audit.json',
    'audit.json',
    '../audit.json',
    '/cases/\0audit.json',
    '\\\\evil.test\\share\\audit.json',
    '//evil.test/share/audit.json',
  ];
  expect(await manifestPlaces(files, '/cases/a.trailcase', never)).toEqual(['/cases/audit.json']);
});

test('beside what a person chose, except on another machine, which is not even asked for', async () => {
  const asked: string[] = [];
  const isChosen = (path: string) => {
    asked.push(path);
    return path !== '/other/b.json';
  };
  const files = ['/chosen/a.json', '/other/b.json', '//evil.test/share/c.json', '/chosen/a.json'];
  expect(await manifestPlaces(files, '/cases/a.trailcase', isChosen)).toEqual(['/chosen/a.json']);
  expect(asked).toEqual(['/chosen/a.json', '/other/b.json']);
});

test('a manifest elsewhere is not opened, which the comparison says', async () => {
  const tenant = await start();
  const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'trailcase-elsewhere-')));
  const archive = join(elsewhere, 'audit.json');
  writeFileSync(archive, `[${madeRecords('audit', 3).join(',')}]`);
  writeFileSync(`${archive}.manifest.json`, '{"secret": true}');
  const path = place('a.trailcase');
  const engine = await open(path, tenant.tokens.admin);
  await importOne(engine, archive);
  const connection = tenant.connection(unhurried);
  const [source] = (await check(engine, connection)).sources;
  expect(source?.manifest).toMatchObject({
    good: null,
    told: expect.stringContaining('not looked at'),
  });
  await engine.close();
  const chosen = createEngine({
    refusal: null,
    secret: async () => tenant.tokens.admin,
    isChosen: (file) => file === archive,
  });
  await chosen.call('case.open', { path });
  const compared = await check(chosen, connection);
  await chosen.close();
  expect(compared.sources[0]?.manifest).toMatchObject({
    good: false,
    told: expect.stringContaining('is no manifest'),
  });
});

test('a link beside the archive is not followed', async () => {
  const tenant = await start();
  const archive = place('audit.json', `[${madeRecords('audit', 3).join(',')}]`);
  const target = join(dirname(archive), 'elsewhere', 'm.json');
  mkdirSync(dirname(target));
  writeFileSync(target, '{}');
  symlinkSync(target, `${archive}.manifest.json`);
  const engine = await open(place('a.trailcase'), tenant.tokens.admin);
  await importOne(engine, archive);
  const [source] = (await check(engine, tenant.connection(unhurried))).sources;
  expect(source?.manifest).toBeNull();
});
