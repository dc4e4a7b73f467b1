import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../main/engine/index.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { runJob } from '../../../../shared/run-job.ts';
import type { SalvageReport } from '../../../../shared/salvage.ts';
import { importFiles } from '../../../helpers/engines.ts';
import { createRandom } from '../../../helpers/random.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const frame = 512 * 1024;

/** Records that do not compress well, about 1.8 MB: four frames. */
function largeLog(seed: string): string {
  const random = createRandom(seed);
  const line = (at: number) =>
    JSON.stringify({
      id: `a${at}`,
      action: 'update Client',
      target: 'Portal',
      actor: 'ana@example.com',
      timestamp: '2026-01-20T11:02:00.000Z',
      newEntity: {
        text: Array.from({ length: 60 }, () => random.between(0, 2 ** 31).toString(36)).join(''),
      },
    });
  return Array.from({ length: 3_600 }, (_, at) => line(at)).join('\n');
}

interface Made {
  path: string;
  files: Map<string, Buffer>;
}

/** A closed case with two large logs and a packed small one. */
async function madeCase(): Promise<Made> {
  const small = `${largeLog('small').split('\n', 2).join('\n')}\n`;
  const files = new Map<string, Buffer>([
    ['one.ndjson', Buffer.from(largeLog('one'))],
    ['two.ndjson', Buffer.from(largeLog('two'))],
    ['small.json.gz', gzipSync(small)],
  ]);
  const path = place('a.trailcase');
  const engine = createEngine();
  await engine.call('case.open', { path, create: true });
  const paths = [...files].map(([name, bytes]) => place(name, bytes));
  await importFiles(engine, paths);
  await engine.close();
  return { path, files };
}

async function salvage(path: string, to: string): Promise<SalvageReport> {
  const engine = createEngine();
  try {
    return await runJob(engine, 'salvage.start', { path, to });
  } finally {
    await engine.close();
  }
}

/** Where a frame of a stream lies in the case file: its bytes are looked for. */
function placeOfFrame(path: string, stream: number, seq: number): number {
  const db = new Database(path, { readonly: true });
  const data = db
    .prepare('SELECT data FROM chunk WHERE stream = ? AND seq = ?')
    .pluck()
    .get(stream, seq) as Buffer;
  db.close();
  return readFileSync(path).indexOf(data.subarray(5_000, 5_400));
}

/** Nothing is called whole that is not, and every stretch is what was imported there. */
function expectTrue({ streams, folder }: SalvageReport, { files }: Made): void {
  for (const { names, state, sha256, files: written } of streams) {
    for (const { file, from, to } of written) {
      const bytes = readFileSync(`${folder}/${file}`);
      expect(bytes.length).toBe(to - from);
      if (state === 'whole') {
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      }
      const original = files.get(names[0] ?? '');
      if (original === undefined || state !== 'whole') continue;
      expect(bytes.equals(original)).toBe(true);
    }
  }
}

describe('what a damaged case still holds', () => {
  it('is all of it where nothing is damaged, members of archives too, and the case stays as it is', async () => {
    const made = await madeCase();
    const before = readFileSync(made.path);
    const report = await salvage(made.path, place('saved'));
    expect(report).toMatchObject({ whole: 4, damaged: 0, findings: [] });
    expectTrue(report, made);
    expect(readFileSync(made.path).equals(before)).toBe(true);
    expect(readdirSync(place('saved')).sort()).toEqual(
      [
        ...report.streams.flatMap(({ files }) => files.map(({ file }) => file)),
        'salvage.json',
      ].sort(),
    );
    await expect(salvage(made.path, place('saved'))).rejects.toMatchObject({ code: 'file-exists' });
  });

  it('is every other file and the stretches around it, where a frame was altered', async () => {
    const made = await madeCase();
    const bytes = readFileSync(made.path);
    const at = placeOfFrame(made.path, 1, 1);
    expect(at).toBeGreaterThan(0);
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    writeFileSync(made.path, bytes);
    const report = await salvage(made.path, place('saved'));
    expect(report).toMatchObject({ whole: 3, damaged: 1 });
    const [damaged] = report.streams.filter(({ state }) => state === 'damaged');
    const original = made.files.get('one.ndjson') as Buffer;
    expect(damaged).toMatchObject({
      names: ['one.ndjson'],
      lost: [{ from: frame, to: 2 * frame }],
      files: [
        { from: 0, to: frame },
        { from: 2 * frame, to: original.length },
      ],
    });
    for (const { file, from, to } of damaged?.files ?? []) {
      expect(readFileSync(`${report.folder}/${file}`).equals(original.subarray(from, to))).toBe(
        true,
      );
    }
    expectTrue(report, made);
  });

  it('is what lies before the cut of a case that is not whole', async () => {
    const made = await madeCase();
    const bytes = readFileSync(made.path);
    const at = placeOfFrame(made.path, 2, 0);
    writeFileSync(made.path, bytes.subarray(0, at));
    const report = await salvage(made.path, place('saved'));
    const first = report.streams.find(({ names }) => names.includes('one.ndjson'));
    expect(first?.state).toBe('whole');
    expect(report.damaged + report.findings.length).toBeGreaterThan(0);
    expectTrue(report, made);
  });

  it('is never more than was imported, wherever a byte is changed or the file ends', async () => {
    const made = await madeCase();
    const whole = readFileSync(made.path);
    const random = createRandom('salvage');
    const outcomes: string[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      const bytes = Buffer.from(whole);
      const at = random.between(turn % 2 === 0 ? 0 : 4_096, bytes.length - 1);
      for (let each = at; each < Math.min(at + 64, bytes.length); each += 1)
        bytes[each] = each % 251;
      const cut = turn % 3 === 0 ? random.between(8_192, bytes.length) : bytes.length;
      const path = place(`t${turn}.trailcase`, bytes.subarray(0, cut));
      try {
        const report = await salvage(path, place(`t${turn}`));
        expectTrue(report, made);
        outcomes.push(report.damaged + report.findings.length > 0 ? 'partly' : 'whole');
      } catch (error) {
        if (!(error instanceof TrailcaseError)) throw error;
        expect(error.code).toBe('case-altered');
        outcomes.push(error.code);
      }
    }
    expect(outcomes).toHaveLength(12);
    expect(outcomes).toContain('partly');
  });

  it('is nothing where the beginning is gone, which is said', async () => {
    const path = place('b.trailcase', Buffer.alloc(100_000, 7));
    await expect(salvage(path, place('saved'))).rejects.toMatchObject({ code: 'case-altered' });
    expect(readdirSync(place(''))).toEqual(['b.trailcase']);
  });
});
