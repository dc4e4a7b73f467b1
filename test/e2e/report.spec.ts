import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { createEngine } from '../../main/engine/index.ts';
import { writeReport } from '../../main/engine/report/index.ts';
import type { ReportModel } from '../../main/engine/report/report-model.ts';
import { writtenOut } from '../../shared/markup/index.ts';
import { runJob } from '../../shared/run-job.ts';
import { hostileTexts } from '../main/engine/report/hostile-texts.ts';
import { actions, finding, readMadeUp, run, step } from '../main/engine/report/made-up.ts';
import { expect, goTo, openDemo, test } from './app.ts';

/** Every text with a number behind it, so that no two records are the same. */
const hostile = hostileTexts.map((text, at) => `${text} #${at}`);

/** The same without the signs that markup is made of. */
const harmless = hostileTexts.map((text, at) => `${text.replace(/[<>&"'`]/g, '.')} #${at}`);

let folder = '';

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trailcase-report-'));
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Records of several kinds in whose every field stands one of the texts. */
function recordFiles(texts: readonly string[]): Record<string, object[]> {
  const time = (at: number) => `2026-01-20T11:02:${String(at).padStart(2, '0')}Z`;
  return {
    'audit.json': texts.map((text, at) => ({
      id: text,
      action: text,
      target: text,
      actor: text,
      subject: text,
      clientActor: text,
      comments: text,
      timestamp: time(at % 60),
      oldEntity: { [`key ${text}`]: text, name: text, lines: `${text}\n${text}` },
      newEntity: { [`key ${text}`]: `${text} `, name: [text], lines: `${text}\n` },
    })),
    'events.json': texts.map((text, at) => ({
      eventType: text,
      status: text,
      clientName: text,
      providerName: text,
      createdOn: time(at % 60),
      email: text,
      username: text,
      ipAddress: text,
      userAgent: text,
      details: { reason: text },
    })),
  };
}

/** A report in which the texts stand wherever a text can stand. */
async function writeWith(
  name: string,
  texts: readonly string[],
  format: 'html' | 'json',
): Promise<string> {
  const path = join(folder, `${name}-${format}.trailcase`);
  const engine = createEngine();
  await engine.call('case.open', { path, create: true });
  const files = Object.entries(recordFiles(texts)).map(([file, records]) => {
    const at = join(folder, `${name}-${format}-${file}`);
    writeFileSync(at, JSON.stringify(records));
    return at;
  });
  await runJob(engine, 'import.start', { files });
  const ids = await Promise.all(
    texts.map(async (text, at) => {
      const record = at + 1;
      await engine.call('mark.change', {
        records: { kind: 'records', ids: [record, texts.length + record] },
        star: true,
        addTags: [text.slice(-90)],
      });
      await engine.call('note.add', { record, text });
      return record;
    }),
  );
  await engine.close();
  const { reading, close } = readMadeUp(path, {
    findings: texts.flatMap((text, at) =>
      (['confirmed', 'open', 'dismissed'] as const).map((state, of) =>
        finding(at * 3 + of + 1, state, text),
      ),
    ),
    runs: texts.map((text, at) =>
      run(at + 1, text, [
        step('one', 'malicious', text, ids.slice(at, at + 2)),
        step('two', 'suspicious', text, []),
      ]),
    ),
    actions: texts.flatMap((text, at) => actions(text, at + 1)),
  });
  const out = join(folder, `${name}.${format}`);
  const opened = { path, integrity: { state: 'ok' as const, findings: [texts[0] ?? ''] } };
  const title = texts.slice(0, 5).join(' ');
  writeReport(reading, { out, format, title }, opened, () => undefined);
  close();
  return out;
}

/** A page that notes whatever it asks for, runs or says. */
async function watched(
  browser: Browser,
): Promise<{ page: Page; seen: string[]; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 1_200, height: 1_600 } });
  const page = await context.newPage();
  const seen: string[] = [];
  page.on('request', (request) => seen.push(`request ${request.url().slice(0, 100)}`));
  page.on('console', (message) => seen.push(`console ${message.text()}`));
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => seen.push(`error ${error.message}`));
  page.on('worker', () => seen.push('worker'));
  page.on('download', () => seen.push('download'));
  context.on('page', (other) => {
    if (other !== page) seen.push('another page');
  });
  return { page, seen, context };
}

const allowedElements = [
  ...'html head meta title style body header nav main section figure figcaption'.split(' '),
  ...'h1 h2 h3 h4 p ol ul li dl dt dd a b br bdi span code time div'.split(' '),
  ...'table caption thead tbody tr th td svg line rect text'.split(' '),
];

const allowedAttributes = [
  ...'lang charset http-equiv content name class id href scope colspan title dir datetime'.split(
    ' ',
  ),
  ...'aria-label aria-labelledby role viewBox x y x1 y1 x2 y2 width height text-anchor'.split(' '),
];

/** What a page is made of. */
function anatomy(page: Page) {
  return page.evaluate(() => {
    const elements: Record<string, number> = {};
    const attributes = new Set<string>();
    const links = new Set<string>();
    for (const each of document.querySelectorAll('*')) {
      const isHiddenMark = each.matches('span.hidden');
      if (!isHiddenMark) elements[each.localName] = (elements[each.localName] ?? 0) + 1;
      for (const { name, value } of each.attributes) {
        attributes.add(name);
        if (name === 'href') links.add(value);
      }
    }
    const texts = [...document.querySelectorAll('bdi')].map((each) => each.textContent ?? '');
    return {
      elements,
      attributes: [...attributes],
      links: [...links],
      texts,
      title: document.title,
    };
  });
}

test('a report with hostile text in every place stays what it was written to be', async ({
  browser,
}) => {
  test.slow();
  const [bad, good] = [
    await writeWith('hostile', hostile, 'html'),
    await writeWith('harmless', harmless, 'html'),
  ];
  const { page, seen, context } = await watched(browser);
  await page.goto(pathToFileURL(bad).href);
  await page.mouse.move(300, 300);
  await page.keyboard.press('Tab');
  const found = await anatomy(page);
  expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined();
  expect(seen).toEqual([`request ${pathToFileURL(bad).href.slice(0, 100)}`]);
  expect(Object.keys(found.elements).filter((name) => !allowedElements.includes(name))).toEqual([]);
  expect(found.attributes.filter((name) => !allowedAttributes.includes(name))).toEqual([]);
  expect(found.links.filter((link) => !/^#[a-zA-Z0-9-]+$/.test(link))).toEqual([]);
  const texts = new Set(found.texts);
  for (const text of hostile.filter(({ length }) => length <= 500)) {
    expect(texts, text).toContain(writtenOut(text));
  }
  expect(found.texts.filter((text) => /[\p{Cf}\p{Zl}]|(?![\t\n])\p{Cc}/u.test(text))).toEqual([]);

  await page.goto(pathToFileURL(good).href);
  expect(found.elements).toEqual((await anatomy(page)).elements);
  await context.close();
});

test('the same as JSON is JSON, with every text as it was', async () => {
  test.slow();
  const path = await writeWith('hostile', hostile, 'json');
  const model = JSON.parse(readFileSync(path, 'utf8')) as ReportModel;
  const short = hostile.filter(({ length }) => length <= 500);
  const titles = model.findings?.confirmed.shown.map(({ title }) => title) ?? [];
  expect(titles.filter((title) => short.includes(title))).toEqual(short);
  expect(model.runs?.runs.shown.map(({ by }) => by)).toEqual(hostile);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`a report has nothing that axe finds fault with, ${scheme}`, async ({ page }) => {
    test.slow();
    const path = await writeWith(`axe-${scheme}`, ['ana@example.com', 'user\u202Etxt.exe'], 'html');
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(pathToFileURL(path).href);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 200)}`),
    ).toEqual([]);
    if (process.env.TRAILCASE_PICTURES !== undefined) {
      const at = `${process.env.TRAILCASE_PICTURES}/report-${scheme}`;
      await page.screenshot({ path: `${at}.png`, fullPage: true });
      await page.pdf({ path: `${at}.pdf`, preferCSSPageSize: true, printBackground: true });
    }
  });
}

test('the screen shows the report in a frame that does nothing, and writes it', async ({
  page,
  app,
}) => {
  test.slow();
  await openDemo(page, app);
  await goTo(page, 'Report');
  const main = page.getByRole('main', { name: 'Report' });
  await expect(main.getByRole('status')).toContainText('Preview:');
  const frame = page.frameLocator('iframe[title="Preview of the report"]');
  await expect(frame.getByRole('heading', { name: 'Report of an investigation' })).toBeVisible();
  expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
  await expect(frame.locator('body')).toHaveCSS('max-width', '1088px');

  await main.getByRole('textbox', { name: 'Title' }).fill('Of ana <b>');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Of ana <b>');
  await main.getByRole('checkbox', { name: 'Sources', exact: true }).uncheck();
  await expect(frame.getByRole('heading', { name: 'Sources', exact: true })).toHaveCount(0);
  // Not in frames: nothing can run in that of the preview, and what asks there waits for ever.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual(
    [],
  );
  if (process.env.TRAILCASE_PICTURES !== undefined) {
    await page.screenshot({ path: `${process.env.TRAILCASE_PICTURES}/report-screen.png` });
  }

  await main.getByRole('button', { name: 'Write the report…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Write the report' });
  await dialog.getByRole('textbox', { name: 'File' }).fill('r.html');
  await dialog.getByRole('button', { name: 'Write it' }).click();
  await expect(dialog.getByRole('status')).toContainText('entered into the custody log');
  const text = readFileSync(join(app.folder, 'r.html'), 'utf8');
  expect(text).toContain('<title>Of ana &lt;b&gt;</title>');
  expect(text).not.toContain('id="sources"');
  expect(app.troubles).toEqual([]);
});
