import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { openPage } from './page-line.ts';
import { useWebHosts } from './web-hosts.ts';

const place = useTempFolder();
const hosts = useWebHosts(place);

describe('what a page in the browser asks of its host', () => {
  it('is refused where only a window could do it', async () => {
    const { host } = await openPage(await hosts.start());
    const refused = { code: 'not-allowed' };
    await expect(host.call('host.choose', { kind: 'case' })).rejects.toMatchObject(refused);
    await expect(host.call('host.copy', { text: 'x' })).rejects.toMatchObject(refused);
    await expect(
      host.call('host.print-report', { report: place('r.html'), out: place('r.pdf') }),
    ).rejects.toMatchObject(refused);
    expect(await host.call('host.commands', { commands: [] })).toBeNull();
    expect(await host.call('host.unsaved', { notes: 2 })).toBeNull();
  });

  it('keeps a secret for the session and never on disk (C-5)', async () => {
    const running = await hosts.start();
    const { host } = await openPage(running);
    const secret = 'correct horse battery staple';
    const given = { name: 'tenant', secret };
    await expect(
      host.call('host.keep-secret', { ...given, where: 'keychain' }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    const kept = await host.call('host.keep-secret', { ...given, where: 'session' });
    expect(kept).toMatchObject({
      refusal: expect.stringContaining('no keychain'),
      kept: [{ name: 'tenant', where: 'session' }],
    });
    expect(JSON.stringify(kept)).not.toContain(secret);
    const files = readdirSync(place(''), { recursive: true, withFileTypes: true });
    for (const file of files.filter((each) => each.isFile())) {
      expect(readFileSync(join(file.parentPath, file.name), 'latin1')).not.toContain(secret);
    }
    expect((await host.call('host.forget-secret', { name: 'tenant' })).kept).toEqual([]);
    expect((await host.call('host.secrets', {})).kept).toEqual([]);
  });

  it('takes cases off the list of those that were opened, one or all', async () => {
    const { engine, host } = await openPage(await hosts.start());
    for (const name of ['a', 'b', 'c']) {
      await engine.call('case.open', { path: place(`open/${name}.trailcase`), create: true });
    }
    const left = await host.call('host.forget-recent', { path: place('open/b.trailcase') });
    expect(left.map(({ name }) => name)).toEqual(['c', 'a']);
    expect(await host.call('host.recent', {})).toEqual(left);
    expect(await host.call('host.forget-recent', {})).toEqual([]);
  });

  it('keeps mappings under a name, the same for every page, and imports by them', async () => {
    const running = await hosts.start();
    const { host } = await openPage(running);
    const map = { time: 'When', actor: 'Who' };
    const mapping = { name: 'doors', kind: 'event' as const, map, columns: ['When', 'Who'] };
    expect(await host.call('host.mappings', {})).toEqual([]);
    expect(await host.call('host.keep-mapping', mapping)).toEqual([mapping]);
    const other = await openPage(running);
    expect(await other.host.call('host.mappings', {})).toEqual([mapping]);
    await expect(
      host.call('host.keep-mapping', { ...mapping, kind: 'door' as never }),
    ).rejects.toMatchObject({ code: 'bad-request' });
    const file = place('open/doors.csv');
    writeFileSync(file, 'When,Who\n2026-01-20T11:02:00Z,ana\n');
    const { members } = await other.engine.call('import.preview', { file, kind: 'event', map });
    expect(members[0]).toMatchObject({ system: 'mapped', mapping: map, proposal: null });
    expect(await other.host.call('host.forget-mapping', { name: 'doors' })).toEqual([]);
  });
});
