import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportPreview } from '../../../../shared/import-preview.ts';
import type { ImportReceipt } from '../../../../shared/import-receipt.ts';
import { trailcase } from '../../../helpers/command-line.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const fixture = (name: string) =>
  fileURLToPath(new URL(`../../../fixtures/unknown/${name}`, import.meta.url));

beforeEach(() => vi.stubEnv('XDG_CONFIG_HOME', place('config')));
afterEach(() => vi.unstubAllEnvs());

async function receiptOf(...args: string[]): Promise<ImportReceipt> {
  const { code, out, err } = await trailcase('import', ...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as ImportReceipt;
}

describe('trailcase import --explain', () => {
  it('tells how a file would be read, field by field and why, and makes no case', async () => {
    const path = place('none.trailcase');
    const { code, out, err } = await trailcase('import', path, fixture('accesos.csv'), '--explain');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(existsSync(path)).toBe(false);
    expect(out).toContain('accesos.csv: CSV, utf-8');
    expect(out).toContain('no source describes this shape; a mapping is proposed (event)');
    expect(out).toMatch(
      /ip +← Dirección IP +named like an address, and 5 of 5 values are addresses/,
    );
    expect(out).toMatch(/no zone +2026-01-20 08:00:01/);
    expect(out).toMatch(/event +2026-01-20T08:00:01\.000000Z +inicio de sesión +m\.garcia@/);
  });

  it('says commands that take the mapping, which do', async () => {
    const path = place('taken.trailcase');
    const { out } = await trailcase('import', path, fixture('verwaltung.csv'), '--explain');
    const [, command = ''] = /or change it (.*)$/m.exec(out) ?? [];
    const args = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(
      ([, quoted, plain]) => quoted ?? plain ?? '',
    );
    expect(args.slice(0, 2)).toEqual(['trailcase', 'import']);
    expect(out).toContain(`trailcase import ${path} ${fixture('verwaltung.csv')} --proposed`);
    const { sources } = await receiptOf(...args.slice(2));
    expect(sources).toMatchObject([{ system: 'mapped', stored: 4, kinds: { audit: 4 } }]);
  });

  it('tells of a file that a source knows as which it is read, and gives previews as JSON', async () => {
    const known = place('s.json', '{"sessionId":"s","userId":"u","protocol":"OIDC","createdAt":1}');
    const { out } = await trailcase('import', place('n.trailcase'), known, '--explain');
    expect(out).toMatch(/read as +tenant: /);
    expect(out).not.toContain('--proposed');
    const files = [known, fixture('vault.json')];
    const json = await trailcase('import', place('n.trailcase'), ...files, '--explain', '--json');
    const previews = JSON.parse(json.out) as ImportPreview[];
    expect(previews.map(({ members }) => members[0]?.proposal?.kind)).toEqual([undefined, 'event']);
  });

  it('tells of the other files where one cannot be read, and ends with 2', async () => {
    const { code, out, err } = await trailcase(
      'import',
      place('n.trailcase'),
      place('nowhere.csv'),
      fixture('vault.json'),
      '--explain',
    );
    expect(code).toBe(2);
    expect(err).toContain('nowhere.csv');
    expect(out).toContain('vault.json: envelope');
  });
});

describe('trailcase import --proposed', () => {
  it('takes the mapping that is proposed, and can keep it under a name for the next file', async () => {
    const [path, next] = [place('a.trailcase'), place('b.trailcase')];
    const file = fixture('building-access.csv');
    const { sources } = await receiptOf(path, file, '--proposed', '--keep-mapping', 'doors');
    expect(sources).toMatchObject([{ system: 'mapped', stored: 6, kinds: { event: 6 } }]);
    const kept = readFileSync(place('config/trailcase/workbench.json'), 'utf8');
    expect(JSON.parse(kept)).toMatchObject({
      mappings: [{ name: 'doors', kind: 'event', map: { time: 'Logged At', target: 'Resource' } }],
    });
    const again = await receiptOf(next, file, '--mapping', 'doors');
    expect(again.sources).toMatchObject([{ system: 'mapped', stored: 6, kinds: { event: 6 } }]);
    expect(again.sources[0]?.reason).toContain('actor=Badge Holder Email');
  });

  it('keeps a mapping of --map with kind and system, which can be said anew', async () => {
    const file = place('t.csv', 'When,Who\n2026-01-20T11:02:00Z,ana\n');
    const map = ['--map', 'time=When,actor=Who', '--kind', 'grant', '--source', 'gate'];
    await receiptOf(place('a.trailcase'), file, ...map, '--keep-mapping', 'gates');
    const { sources } = await receiptOf(place('b.trailcase'), file, '--mapping', 'gates');
    expect(sources).toMatchObject([{ system: 'gate', kinds: { grant: 1 } }]);
    const other = ['--mapping', 'gates', '--kind', 'event', '--source', 'door'];
    expect((await receiptOf(place('c.trailcase'), file, ...other)).sources).toMatchObject([
      { system: 'door', kinds: { event: 1 } },
    ]);
  });

  it.each([
    [['--mapping', 'nobody'], 'No mapping is kept as "nobody"'],
    [['--mapping', 'a', '--map', 'time=When'], 'by one mapping'],
    [['--proposed', '--map', 'time=When'], 'by one mapping'],
    [['--keep-mapping', 'a'], '--keep-mapping keeps the mapping of'],
    [['--explain', '--proposed', '--keep-mapping', 'a'], '--explain stores nothing'],
    [['--proposed', '--keep-mapping', 'a'], 'There is no mapping to keep as "a"'],
  ])('refuses %j with the reason, and keeps nothing', async (options, reason) => {
    const file = place('t.csv', 'a,b\n1,2\n');
    const { code, err } = await trailcase('import', place('a.trailcase'), file, ...options);
    expect(code).toBe(2);
    expect(err).toContain(reason);
    expect(existsSync(place('config'))).toBe(false);
  });
});
