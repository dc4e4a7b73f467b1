import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { counts, expect, goTo, test } from './app.ts';

/** Texts that become something else where they are not treated as text: markup, scripts, formulas, turned and hidden letters. */
const naughty = [
  '<script>window.hit=1</script>',
  '<img src=x onerror="window.hit=1">',
  '<svg/onload=window.hit=1>',
  '"><iframe src="javascript:window.hit=1">',
  'javascript:window.hit=1',
  '{{constructor.constructor("window.hit=1")()}}',
  '<a href="https://evil.example/" autofocus onfocus=window.hit=1>x</a>',
  '<style>@import "https://evil.example/a.css"</style>',
  '<link rel=stylesheet href=https://evil.example/a.css>',
  '![x](https://evil.example/a.png)',
  'user\u202Etxt.exe',
  'zero\u200Bwidth',
  '\u0000\u0007\u001b[2J',
  '=HYPERLINK("https://evil.example")',
  '__proto__',
  'Ω≈ç√∫˜µ≤≥÷ 田中さん 😍 \uD800',
  '%s%n%x../../etc/passwd',
];

/** Names and titles of elements that hold a hidden character as itself: nobody sees it there. */
function hiddenInNames(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[aria-label], [title]')]
      .flatMap((each) => [each.getAttribute('aria-label') ?? '', each.getAttribute('title') ?? ''])
      .filter((name) => /[\p{Cf}\p{Cc}]/u.test(name.replace(/[\t\n]/g, ''))),
  );
}

test('hostile text in every field shows as text, on every screen, and nothing leaves the page', async ({
  page,
  app,
}) => {
  const records = naughty.map((text, at) => ({
    id: text,
    action: text,
    target: text,
    actor: text,
    subject: text,
    clientActor: text,
    comments: text,
    timestamp: `2026-01-20T11:02:${String(at).padStart(2, '0')}Z`,
    oldEntity: { [text]: text, name: text },
    newEntity: { name: `${text} ` },
  }));
  writeFileSync(join(app.folder, 'hostile.json'), JSON.stringify(records));
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Create a case' }).click();
  await page.getByRole('textbox', { name: 'Name of the case' }).fill('hostile');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('button', { name: 'Import archives' }).click();
  await page.getByRole('checkbox', { name: 'hostile.json' }).check();
  await page.getByRole('button', { name: 'Look at 1 file' }).click();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect(page.getByText(`${naughty.length} read = ${naughty.length} stored`)).toBeVisible();

  await goTo(page, 'Audit');
  await expect(counts(page)).toContainText(`${naughty.length} of ${naughty.length} records`);
  await expect(page.getByRole('grid')).toContainText('<script>window.hit=1</script>');
  await expect(page.getByRole('grid')).toContainText('user‹U+202E›txt.exe');
  await expect(page.getByRole('grid')).toContainText('zero‹U+200B›width');
  await page.getByRole('grid').focus();
  for (const tab of [/Fields/, /Diff/, /Old/, /New/, /Raw/, /Related/]) {
    await page.getByRole('tab', { name: tab }).click();
    for (let row = 0; row < naughty.length; row++) {
      await page.getByRole('grid').press('j');
    }
    await page.getByRole('grid').press('Home');
    expect(await hiddenInNames(page), String(tab)).toEqual([]);
  }
  await page.getByRole('grid').press('f');
  await page.getByRole('complementary', { name: 'Facets' }).getByRole('list').first().waitFor();
  expect(await hiddenInNames(page), 'facets').toEqual([]);
  await goTo(page, 'Overview');
  await page.getByRole('heading', { name: 'Look next' }).waitFor();
  expect(await hiddenInNames(page), 'overview').toEqual([]);
  await goTo(page, 'Entities');
  await page.getByRole('button', { name: '<script>window.hit=1</script>' }).click();
  await expect(page.getByRole('main', { name: 'Actor' })).toContainText('1 record, first seen');

  expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined();
  expect(await page.locator('iframe, object, embed').count()).toBe(0);
  const origin = new URL(app.url).origin;
  for (const address of app.requests) {
    expect(new URL(address).origin === origin || address.startsWith('data:'), address).toBe(true);
  }
  expect(app.troubles).toEqual([]);
});
