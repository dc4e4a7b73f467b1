import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannelMain } from 'electron';
import { connectPage } from '../../../shared/rpc/index.ts';
import { runJob } from '../../../shared/run-job.ts';
import type { EngineKeeper } from './engine-keeper.ts';
import type { GrantedPaths } from './granted-paths.ts';
import { portLine } from './port-line.ts';

/** How long the whole check may take. */
const longestMs = 60_000;

/**
 * What a build must be able to do before it is published: the engine process runs, the database loads,
 * the demo is imported and verified, and the page of the window asks its host. No person is needed.
 * @param pageAsked kept when the page has asked its host
 * @returns number of records. Fails with what went wrong
 */
export async function smokeTest(
  engine: EngineKeeper,
  granted: GrantedPaths,
  archives: readonly string[],
  pageAsked: Promise<void>,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'trailcase-smoke-'));
  const path = join(folder, 'smoke.trailcase');
  granted.allowWriting([path]);
  granted.allowReading(archives);
  const { port1, port2 } = new MessageChannelMain();
  engine.give(port1);
  const page = connectPage(portLine(port2)).engine;
  try {
    await inTime(pageAsked, 'The page did not ask its host.');
    const work = async () => {
      await page.call('case.open', { path, create: true });
      await runJob(page, 'import.start', { files: [...archives] });
      const { ok } = await runJob(page, 'verify.start', {});
      if (!ok) throw new Error('The case of the demo is not sound.');
      return await page.call('records.count', {});
    };
    const records = await inTime(work(), 'The engine did not answer.');
    if (records === 0) throw new Error('The demo has no records.');
    await page.call('case.close', {});
    return records;
  } finally {
    port2.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inTime<T>(work: Promise<T>, otherwise: string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const clock = setTimeout(() => late.reject(new Error(otherwise)), longestMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(clock);
  }
}
