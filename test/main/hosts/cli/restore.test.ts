import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type { Connection } from '../../../../shared/connection.ts';
import type { RestoreComparison, RestoreRun } from '../../../../shared/restoring.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { madeRecords } from '../../../tenant/made-records.ts';
import { type ReferenceTenant, startTenant } from '../../../tenant/start-tenant.ts';
import { changing, digestOf, unhurried } from '../../engine/restore/restoring.ts';

const entry = fileURLToPath(new URL('../../../../main/hosts/cli/trailcase.ts', import.meta.url));
const place = useTempFolder();
const running: ReferenceTenant[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const tenant of running.splice(0)) await tenant.stop();
});

async function start(records: readonly string[] = []): Promise<ReferenceTenant> {
  const tenant = await startTenant({ records: { audit: records } });
  running.push(tenant);
  return tenant;
}

/** A user who keeps one connection; the folder stands for theirs. */
function keep(connection: Connection): void {
  const path = place('config/trailcase/connections.json');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ connections: [connection] }));
}

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the real command line as that user. */
function trailcase(
  secret: string,
  ...args: string[]
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [entry, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_CONFIG_HOME: place('config'), TRAILCASE_SECRET: secret },
  });
  children.push(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => {
    out += piece.toString();
  });
  child.stderr.on('data', (piece: Buffer) => {
    err += piece.toString();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
  return { child, ended };
}

describe('trailcase restore', () => {
  test('looks, restores and writes a receipt; the second time there is nothing to do', async () => {
    const records = madeRecords('audit', 700);
    const tenant = await start(records.slice(0, 100));
    const archive = place('audit.json', `[${records.join(',\n')}]`);
    keep(tenant.connection({ ...unhurried, name: 'Prod' }));
    const run = (...args: string[]) =>
      trailcase(tenant.tokens.admin, 'restore', archive, '--to', 'Prod', ...args).ended;

    const looked = await run('--dry-run', '--json');
    expect(looked.code).toBe(0);
    const compared: RestoreComparison = JSON.parse(looked.out);
    expect(compared.counts).toEqual({ new: 600, there: 100, conflicting: 0, unfit: 0 });
    expect((await run('--dry-run')).out).toContain('new          600');

    const unconfirmed = await run();
    expect(unconfirmed).toMatchObject({ code: 2, err: expect.stringContaining('--confirm acme') });
    const misspelt = await run('--confirm', 'acne');
    expect(misspelt).toMatchObject({ code: 2, err: expect.stringContaining('Nothing was sent') });
    expect(changing(tenant)).toEqual([]);

    const receipt = place('receipt.html');
    const restored = await run('--confirm', 'acme', '--receipt', receipt);
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('DONE') });
    expect(readFileSync(receipt, 'utf8')).toContain('Accepted');
    expect(digestOf(tenant.store.texts('audit'))).toBe(digestOf(records));

    const again = await run('--confirm', 'acme');
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('nothing to restore') });
    expect(existsSync(`${archive}.restore.trailcase`)).toBe(true);

    writeFileSync(archive, `[${records.slice(1).join(',\n')}]`);
    expect(await run('--dry-run')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--case'),
    });
  });

  test('does not take the stopped restore of another archive for its own', async () => {
    const tenant = await start();
    const [one, other] = [madeRecords('audit', 3), madeRecords('audit', 6).slice(3)];
    const [first, second] = [
      place('first.json', `[${one.join(',')}]`),
      place('second.json', `[${other.join(',')}]`),
    ];
    keep(tenant.connection(unhurried));
    const run = (archive: string, ...args: string[]) =>
      trailcase(
        tenant.tokens.admin,
        ...['restore', archive, '--to', 'Acme', '--confirm', 'acme'],
        ...['--case', place('both.trailcase'), '--json', ...args],
      ).ended;
    tenant.faults.add({ fault: 'proxy-page', method: 'POST', times: 1 });
    expect((await run(first)).code).toBe(1);
    const restored = await run(second);
    expect(restored.code).toBe(0);
    expect(JSON.parse(restored.out)).toMatchObject({ state: 'done', accepted: 3, batches: 1 });
    expect(digestOf(tenant.store.texts('audit'))).toBe(digestOf(other));
    const stopped = JSON.parse((await run(second, '--dry-run')).out);
    expect(stopped.counts).toMatchObject({ new: 0, there: 3 });
    const none = await run(second);
    expect(none.code).toBe(0);
    expect(JSON.parse(none.out)).toMatchObject({ counts: { new: 0, there: 3 } });
    expect((await run(first)).err).toContain('Going on with restore');
    expect(tenant.store.count('audit')).toBe(6);
  });

  test('says of an archive that cannot go back why nothing of it is sent, and that no receipt is written', async () => {
    const tenant = await start(madeRecords('audit', 2));
    const archive = place('events.json', `[${madeRecords('event', 4).join(',')}]`);
    keep(tenant.connection(unhurried));
    const run = (...args: string[]) =>
      trailcase(tenant.tokens.admin, 'restore', archive, '--to', 'Acme', ...args).ended;
    const looked = await run('--dry-run');
    expect(looked.out).toContain('None of the 4 records can be restored');
    expect(looked.out).not.toContain('sent as they stand');
    const receipt = place('none.html');
    const { code, out, err } = await run('--confirm', 'acme', '--receipt', receipt);
    expect(code).toBe(0);
    expect(out).toContain('None of the 4 records can be restored');
    expect(out).not.toContain('has every record');
    expect(err).toContain(`Nothing was sent, so ${receipt} was not written`);
    expect(existsSync(receipt)).toBe(false);
  });

  test('refuses a receipt that exists before it sends anything', async () => {
    const tenant = await start();
    const archive = place('audit.json', `[${madeRecords('audit', 3).join(',')}]`);
    keep(tenant.connection(unhurried));
    const taken = place('taken.json', '{}');
    const ended = await trailcase(
      tenant.tokens.admin,
      ...['restore', archive, '--to', 'Acme', '--confirm', 'acme', '--receipt', taken],
    ).ended;
    expect(ended.code).toBe(2);
    expect(tenant.requests).toEqual([]);
  });

  test('killed five times and run again, it brings 100 000 records once each', {
    timeout: 600_000,
  }, async () => {
    const records = madeRecords('audit', 100_000);
    const tenant = await start();
    const archive = place('audit.json', `[${records.join(',\n')}]`);
    keep(tenant.connection(unhurried));
    const args = ['restore', archive, '--to', 'Acme', '--confirm', 'acme', '--json'];
    const { put, answered, page } = tenant.store;
    const killWhen = async (arm: (kill: () => void) => void) => {
      const { child, ended } = trailcase(tenant.tokens.admin, ...args);
      arm(() => {
        Object.assign(tenant.store, { put, answered, page });
        child.kill('SIGKILL');
      });
      const { code, err } = await ended;
      expect(err).not.toContain('trailcase: Unexpected');
      expect(code).toBeNull();
    };
    let left = 0;
    /** In the middle of a batch that the tenant takes all the same. */
    const whileStoring = (count: number) => (kill: () => void) => {
      left = count;
      tenant.store.put = (kind, row) => {
        put(kind, row);
        left -= 1;
        if (left === 0) kill();
      };
    };
    /** When a batch came and nothing of it was taken. */
    const beforeStoring = (count: number) => (kill: () => void) => {
      left = count;
      tenant.store.answered = (key) => {
        left -= 1;
        if (left > 0) return answered(key);
        kill();
        return { request: 'another', status: 0, answer: '' };
      };
    };
    /** While the whole is compared, or read back. */
    const whileReading = (count: number) => (kill: () => void) => {
      left = count;
      tenant.store.page = (...asked) => {
        left -= 1;
        if (left === 0) kill();
        return page(...asked);
      };
    };
    await killWhen(whileStoring(1_234));
    await killWhen(beforeStoring(31));
    await killWhen(whileStoring(30_000));
    await killWhen(beforeStoring(2));
    await killWhen(whileReading(50));
    const { code, out, err } = await trailcase(tenant.tokens.admin, ...args).ended;
    expect(err).toContain('Going on with restore');
    expect(code).toBe(0);
    const run: RestoreRun = JSON.parse(out);
    expect(run).toMatchObject({
      state: 'done',
      batches: 200,
      batchesDone: 200,
      counts: { new: 100_000, there: 0, conflicting: 0, unfit: 0 },
      accepted: 100_000,
      alreadyThere: 0,
      refusedTotal: 0,
      verification: { expected: 100_000, found: 100_000, good: true },
    });
    expect(digestOf(tenant.store.texts('audit'))).toBe(digestOf(records));
    const keys = changing(tenant).map(({ key }) => key);
    expect(new Set(keys).size).toBe(200);
  });
});
