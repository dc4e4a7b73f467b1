import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../main/engine/index.ts';
import type { Engine } from '../../shared/contract.ts';
import { TrailcaseError } from '../../shared/errors.ts';
import type { SourceReceipt } from '../../shared/import-receipt.ts';
import { runJob } from '../../shared/run-job.ts';
import { generateArchive } from '../bench/generate.ts';
import { importFiles } from '../helpers/engines.ts';
import { runCommand, runWithFileLimit } from './child-command.ts';

/** Windows knows no limit on the size of files. */
const isWindows = process.platform === 'win32';

let folder: string;
/** A case with one source, and an archive that is to be imported into it. */
let earlier: { path: string; kibibytes: number; receipt: SourceReceipt };
let archive: string;
/** Size of a case that holds both. */
let wholeKibibytes: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trailcase-full-'));
  const make = (name: string, records: number, firstId: number) =>
    generateArchive({ kind: 'audit', records, firstId, seed: 'full', path: join(folder, name) })
      .path;
  const before = make('before.ndjson', 400, 0);
  archive = make('archive.ndjson', 4_000, 1_000);
  const path = join(folder, 'earlier.trailcase');
  const [receipt] = await withEngine(
    path,
    async (engine) => (await importFiles(engine, [before])).sources,
  );
  earlier = { path, kibibytes: statSync(path).size / 1024, receipt: receipt as SourceReceipt };
  const whole = copyTo('whole.trailcase');
  await withEngine(whole, (engine) => importFiles(engine, [archive]));
  wholeKibibytes = statSync(whole).size / 1024;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function copyTo(name: string): string {
  const path = join(folder, name);
  copyFileSync(earlier.path, path);
  return path;
}

async function withEngine<T>(path: string, use: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = createEngine();
  try {
    await engine.call('case.open', { path, create: true });
    return await use(engine);
  } finally {
    await engine.close();
  }
}

async function failureOf(work: Promise<unknown>): Promise<TrailcaseError> {
  const failure = await work.then(
    () => 'nothing failed',
    (error: unknown) => error,
  );
  if (!(failure instanceof TrailcaseError)) throw new Error(String(failure));
  return failure;
}

/** Opens a case, verifies it and gives its sources. */
function sourcesOf(path: string): Promise<SourceReceipt[]> {
  return withEngine(path, async (engine) => {
    const report = await runJob(engine, 'verify.start', {});
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    return (await engine.call('case.info', {})).sources;
  });
}

describe.skipIf(isWindows)('an import for which there is no room', () => {
  it.each([0.02, 0.6])(
    'fails with what to do and keeps earlier sources when files cannot grow beyond %d of what it needs',
    async (share) => {
      const path = copyTo(`limited-${share}.trailcase`);
      const room = earlier.kibibytes + share * (wholeKibibytes - earlier.kibibytes);
      const { exitCode, stdout, stderr } = await runWithFileLimit(
        ['import', path, archive],
        Math.floor(room),
      );
      expect(stderr).toMatch(/^trailcase: [^\n]*could not be written[^\n]*Make room[^\n]*\n$/);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(await sourcesOf(path)).toEqual([earlier.receipt]);
      const again = await runCommand(['import', path, archive]);
      expect(again.exitCode).toBe(0);
      expect(await sourcesOf(path)).toHaveLength(2);
    },
  );

  it('keeps what was committed although the case file itself could not grow any more', async () => {
    const path = copyTo('log.trailcase');
    const small = join(folder, 'small.ndjson');
    generateArchive({ kind: 'audit', records: 50, firstId: 9_000, seed: 'full', path: small });
    const { exitCode } = await runWithFileLimit(
      ['import', path, small],
      Math.floor(earlier.kibibytes),
    );
    expect(exitCode).toBe(0);
    expect(await sourcesOf(path)).toHaveLength(2);
  });

  it('leaves no case behind when there is not even room for an empty one', async () => {
    const place = join(folder, 'nothing');
    mkdirSync(place);
    const { exitCode, stderr } = await runWithFileLimit(
      ['import', join(place, 'a.trailcase'), archive],
      64,
    );
    expect(stderr).toMatch(/^trailcase: [^\n]*cannot be written/);
    expect(exitCode).toBe(1);
    expect(readdirSync(place)).toEqual([]);
  });
});

describe.skipIf(isWindows)('evidence for which there is no room', () => {
  it('is not written at all, even when only its last bytes do not fit', async () => {
    const path = copyTo('evidence.trailcase');
    const out = join(folder, 'out', 'before.ndjson');
    mkdirSync(join(folder, 'out'));
    const { bytes } = earlier.receipt;
    const { exitCode, stderr } = await runWithFileLimit(
      ['evidence', path, '1', '--out', out],
      Math.floor(bytes / 1024) - 20,
    );
    expect(stderr).toMatch(/^trailcase: There is no room for .*; nothing was written\.\n$/);
    expect(exitCode).toBe(1);
    expect(readdirSync(join(folder, 'out'))).toEqual([]);
  });
});

/** Mounts a drive of its own, as only a privileged user of Linux can. */
function mountDrive(place: string, kibibytes: number): boolean {
  mkdirSync(place, { recursive: true });
  const options = ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'none', place];
  return process.platform === 'linux' && spawnSync('mount', options).status === 0;
}

function unmount(place: string): void {
  spawnSync('umount', [place]);
}

function canMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'trailcase-mount-'));
  const mounted = mountDrive(place, 64);
  if (mounted) unmount(place);
  else
    console.info('disk-full: no drive can be mounted here, so the test of a full one is left out');
  rmSync(place, { recursive: true });
  return mounted;
}

describe.skipIf(!canMount())('a drive that is full', () => {
  it('ends an import or a written file with disk-full, and the case is read and verified', async () => {
    const drive = join(folder, 'drive');
    mountDrive(drive, Math.ceil((earlier.kibibytes + wholeKibibytes) / 2 + 300));
    try {
      const path = join(drive, 'a.trailcase');
      copyFileSync(earlier.path, path);
      await withEngine(path, async (engine) => {
        const failure = await failureOf(importFiles(engine, [archive]));
        expect(failure.code).toBe('disk-full');
        expect(failure.message).toMatch(/full.*rolled back.*Make room/);
        expect((await engine.call('case.info', {})).sources).toEqual([earlier.receipt]);
      });
      expect(await sourcesOf(path)).toEqual([earlier.receipt]);

      const out = join(drive, 'out.ndjson');
      writeFileSync(join(drive, 'ballast'), Buffer.alloc(freeBytes(drive) - 100_000));
      await withEngine(path, async (engine) => {
        const failure = await failureOf(runJob(engine, 'evidence.write', { source: 1, out }));
        expect(failure.code).toBe('disk-full');
        expect(existsSync(out)).toBe(false);
      });
    } finally {
      unmount(drive);
    }
  });
});

function freeBytes(drive: string): number {
  const { stdout } = spawnSync('df', ['--output=avail', '-B1', drive], { encoding: 'utf8' });
  return Number(stdout.trim().split('\n').at(-1));
}
