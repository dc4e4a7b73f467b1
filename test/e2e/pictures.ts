import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { sources } from '../../main/engine/sources/index.ts';
import { demoRecords } from '../tenant/demo-records.ts';
import { startTenant } from '../tenant/start-tenant.ts';
import { type App, counts, goTo, openDemo, startHost, stopHost } from './app.ts';
import { findBrowser } from './browser.ts';
import { account, connect, heldSince, newCase } from './tenants.ts';

/** Takes the pictures of the README and the help: `npm run pictures`. */
const help = fileURLToPath(new URL('../../assets/help', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures/unknown', import.meta.url));

/** What is imported in the picture of importing. */
const unknownTable = 'verwaltung.csv';
const archives = ['cloudtrail.json', 'entra.json', 'okta.json', unknownTable];

type Shot = readonly [string, 'light' | 'dark', (page: Page) => Promise<void>];

const shots: readonly Shot[] = [
  [
    'overview',
    'light',
    async (page) => {
      await goTo(page, 'Overview');
      await page.getByRole('main').getByRole('img').first().waitFor();
    },
  ],
  [
    'table',
    'light',
    async (page) => {
      await goTo(page, 'Events');
      const bar = page.getByRole('combobox', { name: 'Query' });
      await bar.fill('failed logins from 198.51.100.0/26');
      await bar.press('Enter');
      await counts(page).filter({ hasText: '369 of' }).waitFor();
      await page.getByRole('grid').focus();
    },
  ],
  [
    'diff',
    'dark',
    async (page) => {
      await goTo(page, 'Audit');
      const bar = page.getByRole('combobox', { name: 'Query' });
      await bar.fill('changed redirectUris');
      await bar.press('Enter');
      await page.getByRole('tab', { name: /Diff/ }).click();
      await page.getByText('redirectUris').last().waitFor();
    },
  ],
  [
    'facets',
    'dark',
    async (page) => {
      await goTo(page, 'Timeline');
      await page.getByRole('gridcell').first().waitFor();
      await page.getByRole('grid').focus();
      await page.keyboard.press('f');
      await page.getByRole('complementary', { name: 'Facets' }).getByRole('list').first().waitFor();
    },
  ],
  [
    'entity',
    'light',
    async (page) => {
      await goTo(page, 'Entities');
      await page.getByRole('button', { name: 'jonas.keller@acme.example' }).click();
      await page.getByRole('heading', { name: 'By kind and outcome' }).waitFor();
    },
  ],
  [
    'findings',
    'light',
    async (page) => {
      await goTo(page, 'Findings');
      await page.getByRole('button', { name: 'Run the rules' }).first().click();
      const findings = page.getByRole('grid', { name: 'Findings' });
      await findings.waitFor();
      await findings.focus();
      for (let at = 0; at < 5; at += 1) await page.keyboard.press('j');
      await page
        .getByRole('complementary', { name: 'Finding' })
        .getByRole('heading')
        .first()
        .waitFor();
    },
  ],
  [
    'run',
    'dark',
    async (page) => {
      await page.keyboard.press('p');
      await page.getByRole('menuitem', { name: 'Suspected account compromise' }).click();
      await page.getByRole('combobox', { name: 'Account' }).press('Enter');
      await page.getByRole('main', { name: 'Run of a playbook' }).waitFor();
      await page.keyboard.press('a');
      await page.getByText('The answer is frozen').waitFor();
    },
  ],
  ['evidence', 'light', (page) => goTo(page, 'Evidence')],
  [
    'import',
    'light',
    async (page) => {
      await goTo(page, 'Import');
      for (const name of archives) await page.getByRole('checkbox', { name }).check();
      await page.getByRole('button', { name: /^Look at/ }).click();
      await page.getByText('needs a mapping').waitFor();
      await page.getByText(unknownTable).first().click();
      await page.getByRole('button', { name: 'Use this mapping' }).waitFor();
    },
  ],
];

const folder = mkdtempSync(join(tmpdir(), 'trailcase-pictures-'));
layOutArchives();
const { child, url } = await startHost(folder, []);
const path = findBrowser();
const browser = await chromium.launch({
  ...(path === null ? {} : { executablePath: path }),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await openDemo(page, { url, folder, requests: [], troubles: [] });
  await take(page, shots);
  await takeConnected(await browser.newPage({ viewport: { width: 1280, height: 800 } }));
} finally {
  await browser.close();
  await stopHost(child);
  rmSync(folder, { recursive: true, force: true });
}

async function take(page: Page, wanted: readonly Shot[]): Promise<void> {
  for (const [name, colorScheme, open] of wanted) {
    await page.emulateMedia({ colorScheme });
    await open(page);
    for (const close of await page.locator('.mantine-Notification-closeButton').all()) {
      await close.click();
    }
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(700);
    await page.screenshot({ path: join(help, `workbench-${name}.png`) });
  }
}

/** What is done over connections, in a case that is pulled from a tenant and restored to a second one. */
async function takeConnected(page: Page): Promise<void> {
  const records = await demoRecords();
  const session = [...records.session, ...heldSince];
  const tenant = await startTenant({ records: { ...records, session } });
  const [changed, ...others] = records.audit.slice(60);
  const audit = [{ ...(changed as object), comments: 'Set right by hand' }, ...others];
  const second = await startTenant({ tenant: 'second', records: { audit } });
  const own = mkdtempSync(join(tmpdir(), 'trailcase-pictures-'));
  const host = await startHost(own, ['--allow-live']);
  const app: App = { url: host.url, folder: own, requests: [], troubles: [] };
  try {
    await newCase(page, app);
    await connect(page, 'Acme', tenant);
    await take(page, [
      [
        'connections',
        'light',
        async () => {
          await page.keyboard.press('p');
          await page.getByRole('region', { name: 'Receipt of the pull' }).waitFor();
        },
      ],
      [
        'held',
        'light',
        async () => {
          await goTo(page, 'Entities');
          await page.getByRole('button', { name: account }).click();
          await page.getByRole('heading', { name: 'By kind and outcome' }).waitFor();
          await page.getByRole('button', { name: 'Held now…' }).click();
          await page.keyboard.press('Enter');
          await page.getByRole('button', { name: 'Plan to revoke' }).waitFor();
        },
      ],
      [
        'dry-run',
        'dark',
        async () => {
          await page.getByRole('button', { name: 'Plan to revoke' }).click();
          await page.keyboard.press('Escape');
          await goTo(page, 'Response plan');
          await page.getByRole('button', { name: 'Carry out…' }).click();
          await page.getByLabel('Over the connection').selectOption({ index: 1 });
          await page.getByRole('button', { name: 'Dry run' }).click();
          await page.getByRole('region', { name: 'Dry run' }).waitFor();
        },
      ],
      [
        'executed',
        'light',
        async () => {
          await page.getByLabel(/Type the name of the tenant/).fill('acme');
          await page.keyboard.press('Enter');
          await page.getByText(/Execution \d+ over/).waitFor();
          await page.getByText('Pull again to see it in the records').waitFor();
        },
      ],
    ]);
    await connect(page, 'Second', second);
    await take(page, [
      [
        'restore',
        'light',
        async () => {
          await goTo(page, 'Restore');
          await page
            .getByLabel('Connection', { exact: true })
            .selectOption({ label: `Second (${second.address})` });
          await page.getByRole('button', { name: 'Compare', exact: true }).click();
          await page.getByText(/The tenant has \d+ records/).waitFor();
        },
      ],
    ]);
  } finally {
    await stopHost(host.child);
    await Promise.all([tenant.stop(), second.stop()]);
    rmSync(own, { recursive: true, force: true });
  }
}

/** Archives of several systems, made of the sources' own samples, and a table that none of them knows. */
function layOutArchives(): void {
  for (const name of archives) {
    const source = sources.find(({ system }) => name === `${system}.json`);
    const records = source?.samples.flatMap(({ record }) =>
      typeof record === 'string' ? [] : [record],
    );
    if (records !== undefined) writeFileSync(join(folder, name), JSON.stringify(records));
  }
  copyFileSync(join(fixtures, unknownTable), join(folder, unknownTable));
}
