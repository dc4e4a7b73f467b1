import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../main/engine/index.ts';
import type { CaseInfo } from '../../shared/case.ts';
import type { Engine } from '../../shared/contract.ts';
import type { SourceReceipt } from '../../shared/import-receipt.ts';
import { runJob } from '../../shared/run-job.ts';
import { generateArchive } from '../bench/generate.ts';
import { createRandom } from '../helpers/random.ts';
import { type EndedCommand, type Kill, runCommand } from './child-command.ts';

/** For the full run: TRAILCASE_KILLS=100 TRAILCASE_KILL_RECORDS=200000. */
const kills = Number(process.env.TRAILCASE_KILLS ?? 6);
const records = Number(process.env.TRAILCASE_KILL_RECORDS ?? 20_000);
const isFullRun = process.env.TRAILCASE_KILLS !== undefined;

/** Kills of commands that do not import. */
const otherKills = Math.min(20, Math.ceil(kills / 3));

const random = createRandom('kill');
let folder: string;
/** Two archives that one command imports. */
let archives: string[];
/** A case that holds a source already. */
let earlier: { path: string; receipt: SourceReceipt };
/** How long the import takes when nobody disturbs it. */
let whole: EndedCommand;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trailcase-kill-'));
  const archive = (name: string, kind: 'audit' | 'event', count: number, firstId: number) =>
    generateArchive({ kind, records: count, firstId, seed: 'kill', path: join(folder, name) }).path;
  archives = [
    archive('events.ndjson', 'event', records / 2, 0),
    archive('audit.ndjson', 'audit', records / 2, 0),
  ];
  const path = join(folder, 'earlier.trailcase');
  const before = archive('before.ndjson', 'audit', records / 10, records);
  await runCommand(['import', path, before]);
  const [receipt] = (await withEngine(path, (engine) => engine.call('case.info', {}))).sources;
  earlier = { path, receipt: receipt as SourceReceipt };
  whole = await runCommand(['import', join(folder, 'whole.trailcase'), ...archives]);
  expect(whole.exitCode).toBe(0);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function withEngine<T>(path: string, use: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = createEngine();
  try {
    await engine.call('case.open', { path });
    return await use(engine);
  } finally {
    await engine.close();
  }
}

/** Opens a case, verifies it, and gives what is in it. Fails when anything is not as it must be. */
function inspect(path: string): Promise<CaseInfo> {
  return withEngine(path, async (engine) => {
    const info = await engine.call('case.info', {});
    for (const { state, read, stored, duplicates, rejected } of info.sources) {
      expect(state).toBe('complete');
      expect(read).toBe(stored + duplicates + rejected);
    }
    const { ok, checks } = await runJob(engine, 'verify.start', {});
    expect(checks.filter((check) => !check.ok)).toEqual([]);
    expect(ok).toBe(true);
    return info;
  });
}

/** A folder of its own for one run, so that nothing is left of the one before. */
function placeOf(number: number, name: string): string {
  const place = join(folder, `place-${number}`);
  mkdirSync(place, { recursive: true });
  return join(place, name);
}

/**
 * The moment of a kill: at random within its share of the whole duration. Every fourth is aimed at
 * the time in which indexes are built and the file is committed, which is short.
 */
function momentOf(kill: number, { milliseconds, stages }: EndedCommand): Kill {
  const indexing = stages.findIndex(({ name }) => name === 'building indexes');
  const [begin, end] = [stages[indexing]?.at, stages[indexing + 1]?.at];
  if (kill % 4 === 3 && begin !== undefined && end !== undefined) {
    return { stage: 'building indexes', after: random.fraction() * (end - begin) };
  }
  return { stage: 'starting', after: ((kill + random.fraction()) / kills) * milliseconds };
}

describe('an import that is killed', () => {
  it(`leaves whole sources or none: ${kills} kills over ${records} records`, async () => {
    const seen: Record<string, number> = {};
    let undisturbed = whole;
    for (let [kill, run] = [0, 0]; kill < kills && run < 3 * kills; run += 1) {
      const hasEarlier = run % 2 === 1;
      const path = placeOf(run, 'a.trailcase');
      if (hasEarlier) copyFileSync(earlier.path, path);
      const end = await runCommand(['import', path, ...archives], momentOf(kill, undisturbed));

      const isThere = existsSync(path);
      const there = isThere ? (await inspect(path)).sources : [];
      const kept = hasEarlier ? there.slice(1) : there;
      if (hasEarlier) expect(there[0]).toEqual(earlier.receipt);
      expect(kept.length).toBeLessThanOrEqual(2);
      for (const { stored } of kept) expect(stored).toBe(records / 2);

      if (end.exitCode === null) {
        kill += 1;
        const outcome = isThere ? `${kept.length} of 2 files` : 'no case yet';
        const what = `${end.stages.at(-1)?.name}: ${outcome}`;
        seen[what] = (seen[what] ?? 0) + 1;
      } else {
        // The kill came too late: the machine has become faster.
        expect(kept.length).toBe(2);
        undisturbed = end;
      }
      if (run % 5 === 2) await expectResumed(path, kept.length);
      rmSync(placeOf(run, ''), { recursive: true });
    }
    if (isFullRun) console.info(seen);
  }, 3_600_000);

  /** The same command again imports what is missing and refuses what is there. */
  async function expectResumed(path: string, kept: number): Promise<void> {
    const again = await runCommand(['import', path, ...archives, '--json']);
    expect(again.exitCode).toBe(kept === 0 ? 0 : 2);
    const receipt = JSON.parse(again.stdout) as { sources: unknown[]; refused: unknown[] };
    expect(receipt.sources.length).toBe(2 - kept);
    expect(receipt.refused.length).toBe(kept);
    await inspect(path);
  }
});

describe('a verification that is killed', () => {
  it('leaves the case as it was', async () => {
    const path = placeOf(0, 'verify.trailcase');
    copyFileSync(earlier.path, path);
    const { milliseconds } = await runCommand(['verify', path]);
    for (let kill = 0; kill < otherKills; kill += 1) {
      const after = random.fraction() * milliseconds;
      await runCommand(['verify', path], { stage: 'starting', after });
      expect((await inspect(path)).sources).toEqual([earlier.receipt]);
    }
  }, 600_000);
});

describe('evidence being written by a command that is killed', () => {
  it('appears whole or not at all, and what is left over is in nobody’s way', async () => {
    const path = placeOf(1, 'evidence.trailcase');
    copyFileSync(earlier.path, path);
    const original = readFileSync(join(folder, 'before.ndjson'));
    const write = (out: string, kill?: Kill) =>
      runCommand(['evidence', path, '1', '--out', out], kill);
    const { milliseconds } = await write(placeOf(1, 'whole.ndjson'));
    for (let kill = 0; kill < otherKills; kill += 1) {
      const out = placeOf(1, `${kill}.ndjson`);
      const after = milliseconds * (0.3 + 0.7 * random.fraction());
      await write(out, { stage: 'starting', after });
      if (existsSync(out)) expect(readFileSync(out).equals(original)).toBe(true);
      else {
        expect((await write(out)).exitCode).toBe(0);
        expect(readFileSync(out).equals(original)).toBe(true);
      }
    }
    await inspect(path);
  }, 600_000);
});
