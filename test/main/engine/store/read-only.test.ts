import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../main/engine/index.ts';
import type { CallName, Engine } from '../../../../shared/contract.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { importOne } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();

/** A closed case with two records, in a folder of its own. */
async function closedCase(): Promise<string> {
  mkdirSync(place('kept'));
  const path = place('kept/a.trailcase');
  const engine = createEngine();
  await engine.call('case.open', { path, create: true });
  const records = ['a1', 'a2'].map((id) => ({
    id,
    action: 'update Client',
    target: 'Portal',
    actor: 'ana@example.com',
    timestamp: '2026-01-20T11:02:00.000Z',
    oldEntity: { secret: 'one' },
    newEntity: { secret: 'two' },
  }));
  await importOne(engine, place('audit.json', JSON.stringify(records)));
  await engine.close();
  return path;
}

/** Every file beside a case and the case itself, with the hash of each. */
function folderOf(path: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(dirname(path)).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(dirname(path), name)))
        .digest('hex'),
    ]),
  );
}

/** Opens a case for reading only, does something with it and closes it. */
async function reading<T>(path: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = createEngine();
  try {
    await engine.call('case.open', { path, readOnly: true });
    return await work(engine);
  } finally {
    await engine.close();
  }
}

describe('a case that is opened for reading only', () => {
  it('is read, searched, exported and verified, and not a byte in its folder changes', async () => {
    const path = await closedCase();
    const before = folderOf(path);
    await reading(path, async (engine) => {
      const info = await engine.call('case.info', {});
      expect(info).toMatchObject({ readOnly: 'asked', records: 2, integrity: { state: 'ok' } });
      expect((await engine.call('record.get', { id: 2 })).fields).toMatchObject({
        target: 'Portal',
      });
      const question = { kind: null, where: { kind: 'all' as const } };
      const { result } = await engine.call('result.open', { question });
      expect(await engine.call('result.total', { result })).toBe(2);
      await runJob(engine, 'export.start', { question, format: 'ndjson', out: place('o.ndjson') });
      expect(readFileSync(place('o.ndjson'), 'utf8').trim().split('\n')).toHaveLength(2);
      expect((await runJob(engine, 'verify.start', {})).ok).toBe(true);
      expect(await engine.call('custody.list', {})).toHaveLength(info.custody.entries);
      expect(folderOf(path)).toEqual(before);
    });
    expect(folderOf(path)).toEqual(before);
  });

  it('refuses everything that would write with one code, and says why', async () => {
    const path = await closedCase();
    const before = folderOf(path);
    const tried = await reading(path, async (engine) => {
      const words = async (name: CallName, params: object) =>
        await engine.call(name, params as never).then(
          () => 'was done',
          (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
        );
      return [
        await words('note.add', { record: 1, text: 'mine' }),
        await words('mark.change', { records: { kind: 'records', ids: [1] }, star: true }),
        await words('secret.reveal', { record: 1, side: 'old', path: [], how: 'shown' }),
        await words('import.start', { files: [place('audit.json')] }),
        await words('detect.start', {}),
      ];
    });
    expect(new Set(tried)).toEqual(
      new Set([
        'read-only: This case is open for reading only, because it was opened so: nothing can be kept in it. Open it for writing, or a copy of it.',
      ]),
    );
    expect(folderOf(path)).toEqual(before);
  });

  it('is not made where it is not there', async () => {
    await expect(
      createEngine().call('case.open', {
        path: place('no.trailcase'),
        create: true,
        readOnly: true,
      }),
    ).rejects.toMatchObject({ code: 'case-missing' });
  });

  it('can be opened for writing again, which is noted as ever', async () => {
    const path = await closedCase();
    await reading(path, async () => undefined);
    const engine = createEngine();
    expect((await engine.call('case.open', { path })).readOnly).toBeNull();
    const actions = (await engine.call('custody.list', {})).map(({ action }) => action);
    expect(actions).toEqual(['created', 'imported', 'opened']);
    await engine.close();
  });

  it('has no log beside it that was not there: one that needs it is refused and left as it is', async () => {
    const path = await closedCase();
    const db = new Database(path);
    db.pragma('journal_mode = WAL');
    db.close();
    const before = folderOf(path);
    await expect(reading(path, async () => undefined)).rejects.toMatchObject({
      code: 'read-only',
      message: expect.stringContaining('was not closed'),
    });
    expect(folderOf(path)).toEqual(before);
  });

  it('is read with the log that a killed Trailcase left beside it', async () => {
    const path = await closedCase();
    const engine = createEngine();
    await engine.call('case.open', { path });
    await engine.call('note.add', { record: 1, text: 'in the log only' });
    mkdirSync(place('killed'));
    const left = place('killed/a.trailcase');
    for (const suffix of ['', '-wal']) cpSync(`${path}${suffix}`, `${left}${suffix}`);
    await engine.close();
    const before = folderOf(left);
    await reading(left, async (reader) => {
      const { notes } = await reader.call('mark.get', { record: 1 });
      expect(notes.map(({ text }) => text)).toEqual(['in the log only']);
    });
    expect(folderOf(left)).toMatchObject(before);
  });
});

/** Somebody whom modes of files stop, unlike root. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const entry = fileURLToPath(new URL('../../../../main/hosts/cli/trailcase.ts', import.meta.url));

function asNobody(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], {
    ...nobody,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: '/nowhere' },
  });
  return { status, out: stdout, err: stderr };
}

describe.skipIf(process.platform === 'win32')('a case that the system lets nobody write', () => {
  it.each([
    ['file', 0o444, 0o777],
    ['folder', 0o666, 0o555],
  ])('because of its %s is read as it is, instead of an error', async (reason, file, folder) => {
    const path = await closedCase();
    chmodSync(place(''), 0o755);
    chmodSync(path, file);
    chmodSync(dirname(path), folder);
    const before = folderOf(path);
    const info = asNobody('info', path, '--json');
    expect(info.err).toBe('');
    expect(JSON.parse(info.out)).toMatchObject({ readOnly: reason, records: 2 });
    expect(asNobody('verify', path)).toMatchObject({ status: 0 });
    const refused = asNobody('import', path, place('audit.json'));
    expect(refused.status).not.toBe(0);
    expect(refused.err).toContain(`because its ${reason} cannot be written`);
    expect(folderOf(path)).toEqual(before);
    chmodSync(dirname(path), 0o755);
  });
});
