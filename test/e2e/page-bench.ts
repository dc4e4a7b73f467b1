import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startHost, stopHost } from './app.ts';
import { findBrowser } from './browser.ts';
import { print } from './print-line.ts';

/**
 * Measures the page over a large case: `npm run bench:page -- CASE [ARCHIVE]`. Scrolls its table from end to end by the wheel
 * and by the bar, then imports an archive beside it, and tells the longest task on the page's thread, frames a second,
 * and memory.
 */
const [, , casePath, archive] = process.argv;
if (casePath === undefined) throw new Error('npm run bench:page -- CASE [ARCHIVE]');

/** What happened on the page's thread in a stretch of time. */
interface Measured {
  seconds: number;
  frames: number;
  longest: number;
  over50: number;
}

/** Starts to watch: frames as they are drawn, tasks of 50 ms and more as the browser reports them. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { began: performance.now(), frames: 0, tasks: [] as number[], going: true };
    const frame = () => {
      seen.frames += 1;
      if (seen.going) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(duration);
    }).observe({ type: 'longtask' });
    Object.assign(window, { seen });
  });
}

async function told(page: Page): Promise<Measured> {
  return await page.evaluate(() => {
    const { seen } = window as unknown as {
      seen: { began: number; frames: number; tasks: number[]; going: boolean };
    };
    seen.going = false;
    return {
      seconds: (performance.now() - seen.began) / 1_000,
      frames: seen.frames,
      longest: Math.max(0, ...seen.tasks),
      over50: seen.tasks.length,
    };
  });
}

function say(what: string, { seconds, frames, longest, over50 }: Measured): void {
  const rate = (frames / seconds).toFixed(1);
  print(
    `${what}: ${rate} frames/s over ${seconds.toFixed(1)} s, ${over50} tasks over 50 ms, longest ${Math.round(longest)} ms`,
  );
}

async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
  return Math.round(usedSize / 1024 / 1024);
}

const folder = mkdtempSync(join(tmpdir(), 'trailcase-page-'));
const folders = [
  ...(archive === undefined ? [] : [dirname(resolve(archive))]),
  dirname(resolve(casePath)),
];
const { child, url } = await startHost(folder, [resolve(casePath), '--folder', ...folders]);
const path = findBrowser();
const browser = await chromium.launch({
  ...(path === null ? {} : { executablePath: path }),
  args: ['--no-sandbox', '--disable-gpu', '--js-flags=--expose-gc'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: 'Events' })
    .click();
  await page.getByRole('gridcell', { name: 'Success' }).first().waitFor();
  print(`${basename(casePath)}: ${await page.getByRole('contentinfo').innerText()}`);

  const grid = page.getByRole('grid');
  await grid.hover();
  await watch(page);
  for (let step = 0; step < 200; step++) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(16);
  }
  say('wheel, 200 × 600 px', await told(page));

  await watch(page);
  await page.evaluate(async () => {
    const scroller = document.querySelector('[role=grid]');
    if (scroller === null) return;
    const end = scroller.scrollHeight - scroller.clientHeight;
    for (let step = 0; step <= 300; step++) {
      scroller.scrollTop = (end * step) / 300;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  say('bar, end to end in 300 steps', await told(page));

  const waits = await page.evaluate(async () => {
    const scroller = document.querySelector('[role=grid]');
    const times: number[] = [];
    if (scroller === null) return times;
    const end = scroller.scrollHeight - scroller.clientHeight;
    for (let jump = 0; jump < 40; jump++) {
      const began = performance.now();
      scroller.scrollTop = end * ((jump * 0.381_966) % 1);
      do await new Promise((resolve) => requestAnimationFrame(resolve));
      while (document.querySelector('[role=grid] [class*=waiting]') !== null);
      times.push(performance.now() - began);
    }
    return times.sort((one, other) => one - other);
  });
  print(
    `a jump until its rows are drawn: median ${Math.round(waits[20] ?? 0)} ms, 95th ${Math.round(waits[37] ?? 0)} ms`,
  );
  print(`memory of the page after it: ${await heap(page)} MB of JavaScript`);

  if (archive !== undefined) {
    await page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: 'Import' })
      .click();
    await page.getByRole('checkbox', { name: basename(archive), exact: true }).check();
    await page.getByRole('button', { name: 'Look at 1 file' }).click();
    await page.getByRole('button', { name: 'Import 1 file' }).click();
    await watch(page);
    await page.getByText('read =').waitFor({ timeout: 600_000 });
    say('importing', await told(page));
    print(`memory of the page after it: ${await heap(page)} MB of JavaScript`);
  }
} finally {
  await browser.close();
  await stopHost(child);
  rmSync(folder, { recursive: true, force: true });
}
