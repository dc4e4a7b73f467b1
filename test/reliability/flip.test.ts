import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../main/engine/index.ts';
import { TrailcaseError } from '../../shared/errors.ts';
import { runJob } from '../../shared/run-job.ts';
import { createRandom } from '../helpers/random.ts';
import { Judge, type Verdict } from './judge.ts';
import { buildMixedCase, type MixedCase } from './mixed-case.ts';
import { mapPages, type Page } from './page-map.ts';

/** Flips over the whole file; TRAILCASE_FLIPS=2000 for the full run. */
const flips = Number(process.env.TRAILCASE_FLIPS ?? 150);

/** Flips in the rows of each table and the entries of each index. */
const flipsEach = Math.max(4, Math.round(flips / 40));

const pageBytes = 8192;
const random = createRandom('flip');

let mixed: MixedCase;
let judge: Judge;
let pages: Map<string, Page[]>;

beforeAll(async () => {
  mixed = await buildMixedCase();
  judge = new Judge(mixed.path, join(mixed.folder, 'altered.trailcase'));
  pages = mapPages(mixed.path, mixed.bytes);
});

afterAll(() => rmSync(mixed.folder, { recursive: true, force: true }));

/** Alters a copy of the case and judges it. An error that nobody foresaw names the alteration. */
function judgeAltered(what: string, alter: (bytes: Buffer) => Buffer): Verdict {
  try {
    return judge.judge(alter(Buffer.from(mixed.bytes)));
  } catch (error) {
    throw new Error(`${what}: ${String(error)}`, { cause: error });
  }
}

function judgeFlip(at: number): Verdict {
  const mask = random.between(1, 255);
  return judgeAltered(`byte ${at} changed by ${mask}`, (bytes) => {
    bytes[at] = (bytes[at] as number) ^ mask;
    return bytes;
  });
}

/** Number of verdicts of each outcome; those that must not happen with what was missed. */
function tally(verdicts: readonly Verdict[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const verdict of verdicts) {
    const name = 'tables' in verdict ? `unnoticed in ${verdict.tables.join()}` : verdict.outcome;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** Where the first bytes of a frame stand in a page of frames, not where SQLite left a copy. */
function offsetInUse(start: Buffer): number {
  const used = pages.get('chunk') ?? [];
  let at = -1;
  do at = mixed.bytes.indexOf(start, at + 1);
  while (at >= 0 && !used.some((page) => at >= page.used && at < page.offset + page.bytes));
  expect(at).toBeGreaterThan(0);
  return at;
}

function unnoticed(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.filter(({ outcome }) => outcome === 'unnoticed');
}

function found(verdicts: readonly Verdict[]): number {
  return verdicts.filter(({ outcome }) => outcome === 'refused' || outcome === 'reported').length;
}

describe('a case of which somebody altered one byte', () => {
  it('is sound as long as nobody did', () => {
    expect(judgeAltered('nothing', (bytes) => bytes)).toEqual({ outcome: 'unchanged' });
  });

  it(`is refused, reported, or says exactly what it said: ${flips} bytes anywhere in the file`, () => {
    const verdicts = Array.from({ length: flips }, () =>
      judgeFlip(random.between(0, mixed.bytes.length - 1)),
    );
    if (process.env.TRAILCASE_FLIPS !== undefined) console.info('anywhere', tally(verdicts));
    expect(unnoticed(verdicts)).toEqual([]);
    expect(found(verdicts)).toBeGreaterThan(flips / 2);
  });

  it('is refused or reported when the byte is of a row of any table, or an entry of any index', () => {
    const expected = ['record', 'value', 'issue', 'duplicate', 'block', 'custody', 'source'];
    expect([...pages.keys()]).toEqual(expect.arrayContaining(expected));
    let all = 0;
    for (const [name, itsPages] of pages) {
      const verdicts = Array.from({ length: flipsEach }, () => {
        const page = random.pick(itsPages);
        return judgeFlip(random.between(page.used, page.offset + page.bytes - 1));
      });
      if (process.env.TRAILCASE_FLIPS !== undefined) console.info(name, tally(verdicts));
      expect(unnoticed(verdicts), name).toEqual([]);
      all += found(verdicts);
    }
    // The rest hit gaps that rows left behind when SQLite moved them.
    expect(all).toBeGreaterThan(flipsEach * pages.size * 0.85);
  });

  it('is reported when the byte is of the evidence, frame by frame', () => {
    const db = new Database(mixed.path, { readonly: true });
    const frames = db.prepare('SELECT data FROM chunk').pluck().all() as Buffer[];
    db.close();
    expect(frames.length).toBeGreaterThan(6);
    for (const frame of frames) {
      const verdict = judgeFlip(offsetInUse(frame.subarray(0, 64)) + random.between(16, 63));
      expect(verdict).toMatchObject({ outcome: 'reported', by: /evidence|stream/ });
    }
  });
});

describe('the engine, given a case of which somebody altered one byte', () => {
  it.each(['record', 'value', 'chunk', 'record_kind_time', 'source', 'fingerprint'])(
    'answers or refuses with a reason, never hangs, and verification ends: %s',
    async (name) => {
      const bytes = Buffer.from(mixed.bytes);
      const page = random.pick(pages.get(name) ?? []);
      const at = random.between(page.used, page.offset + page.bytes - 1);
      bytes[at] = (bytes[at] as number) ^ random.between(1, 255);
      const path = join(mixed.folder, `${name}.trailcase`);
      writeFileSync(path, bytes);
      const engine = createEngine();
      try {
        const opened = await outcomeOf(engine.call('case.open', { path }));
        if (opened instanceof TrailcaseError) {
          expect(opened.code).toBe('case-altered');
          return;
        }
        await outcomeOf(engine.call('records.page', { limit: 10_000, raw: true }));
        await outcomeOf(engine.call('rejected.page', { limit: 10_000 }));
        await outcomeOf(engine.call('record.states', { id: 1 }));
        expect(await runJob(engine, 'verify.start', {})).toHaveProperty('checks');
      } finally {
        await engine.close();
      }
    },
  );
});

/** The answer, or the refusal; any other error fails the test. */
async function outcomeOf(answer: Promise<unknown>): Promise<unknown> {
  return answer.catch((error: unknown) => {
    if (error instanceof TrailcaseError) return error;
    throw error;
  });
}

describe('a case of which whole pages were altered', () => {
  const pageCount = () => mixed.bytes.length / pageBytes;

  it('is refused when its end is missing', () => {
    for (let kept = 0; kept < pageCount(); kept += random.between(1, 12)) {
      const verdict = judgeAltered(`${kept} pages kept`, (bytes) =>
        bytes.subarray(0, kept * pageBytes),
      );
      expect(verdict.outcome).toBe('refused');
    }
  });

  it('is refused or reported when a page is full of zeros', () => {
    const step = process.env.TRAILCASE_FLIPS === undefined ? 4 : 1;
    for (let page = 0; page < pageCount(); page += step) {
      const verdict = judgeAltered(`page ${page} zeroed`, (bytes) =>
        bytes.fill(0, page * pageBytes, (page + 1) * pageBytes),
      );
      expect(verdict, `page ${page}`).not.toMatchObject({ outcome: 'unnoticed' });
    }
  });

  it('is refused or reported when two pages changed places', () => {
    for (let turn = 0; turn < flipsEach * 6; turn += 1) {
      const one = random.between(0, pageCount() - 1) * pageBytes;
      const other = random.between(0, pageCount() - 1) * pageBytes;
      const verdict = judgeAltered(`pages at ${one} and ${other} swapped`, (bytes) => {
        bytes.copy(bytes, one, other, other + pageBytes);
        mixed.bytes.copy(bytes, other, one, one + pageBytes);
        return bytes;
      });
      expect(verdict, `pages at ${one} and ${other}`).not.toMatchObject({ outcome: 'unnoticed' });
    }
  });
});
