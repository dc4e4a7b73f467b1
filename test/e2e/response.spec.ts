import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { command, expect, goTo, openDemo, test } from './app.ts';
import { seriousTroubles } from './axe.ts';
import { judgeSteps, step } from './playbook-run.ts';

const account = 'jonas.keller@acme.example';
const intruder = '198.51.100.77';

/** Sessions and grants of the account, as the demo has them. */
const sessions = ['37efa8eb-b6d5-4196-9acb-6d8793585a79', '614ceb21-4abb-4e13-8ef9-26f99ed59f58'];
const grants = ['gr_556a33a5e2ab192fed', 'gr_d41ceda396ed016372'];
const planned = [
  'Revoke all sessions',
  'Revoke all grants',
  'Reset the password',
  'Require a second factor',
  'Take a change back',
];

const findings = (page: Page) => page.getByRole('grid', { name: 'Findings' });
const panel = (page: Page) => page.getByRole('complementary', { name: 'Finding' });

async function runRules(page: Page): Promise<void> {
  await goTo(page, 'Findings');
  await page.getByRole('button', { name: 'Run the rules' }).first().click();
  await expect(findings(page)).toBeVisible();
}

test('rules are run, and what they find is listed, narrowed, decided about and found again', async ({
  page,
  app,
}) => {
  await openDemo(page, app);
  await goTo(page, 'Findings');
  await expect(page.getByText('No rules were run over this case yet')).toBeVisible();
  await runRules(page);
  const lastRun = page.getByRole('complementary', { name: 'Last run of the rules' });
  await expect(lastRun).toContainText('5,001 records');
  const rows = findings(page).getByRole('row');
  await expect(rows.nth(1)).toContainText('critical');

  await page.getByRole('textbox', { name: 'Words in findings' }).fill('second factor skipped');
  await expect(findings(page)).toHaveAttribute('aria-rowcount', '3');
  await findings(page).focus();
  await page.keyboard.press('j');
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText('Second factor skipped');
  await page.keyboard.press('c');
  await expect(panel(page)).toContainText('confirmed');
  await page.keyboard.press('j');
  await page.keyboard.press('d');
  const dialog = page.getByRole('dialog', { name: 'Dismiss 1 finding' });
  await expect(dialog.getByRole('button', { name: 'Dismiss' })).toBeDisabled();
  await dialog
    .getByRole('textbox', { name: 'Reason' })
    .fill('Asked her: it was the new telephone.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(panel(page)).toContainText('it was the new telephone');
  await page.getByRole('button', { name: /^dismissed 1/ }).click();
  await expect(findings(page)).toHaveAttribute('aria-rowcount', '2');
  await page.keyboard.press('r');
  await page.getByRole('textbox', { name: 'Reason' }).fill('She never had a new telephone.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('No finding is left by this filter')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Show all' }).last().click();

  await panel(page)
    .getByRole('button', { name: /Its 1 record in the table/ })
    .click();
  await expect(page.getByRole('contentinfo').getByRole('status')).toContainText('1 of 3,006');
  await page.goBack();

  await page.getByRole('button', { name: 'The whole case' }).click();
  await page.getByRole('checkbox', { name: /Run every rule again/ }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Run the rules' }).click();
  await expect(page.getByText(/findings, 0 of them new/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^confirmed 1/ })).toBeVisible();
  expect(app.troubles).toEqual([]);
});

test('rules can be looked for, read and set otherwise', async ({ page, app }) => {
  await openDemo(page, app);
  await goTo(page, 'Findings');
  await page.getByRole('tab', { name: 'Rules' }).click();
  const search = page.getByRole('textbox', { name: 'Find a rule' });
  await search.fill('account opened stuffing');
  const rule = page.getByRole('complementary', { name: 'Rule' });
  await expect(rule.getByRole('heading', { level: 2 })).toHaveText(
    'Account opened during credential stuffing',
  );
  const parameter = rule.getByRole('textbox').first();
  const before = await parameter.inputValue();
  await parameter.fill('3h');
  await expect(rule.getByRole('button', { name: 'As in the rule' }).first()).toBeVisible();
  await rule.getByRole('button', { name: 'As in the rule' }).first().click();
  await expect(parameter).toHaveValue(before);
  await search.fill('no rule has these words');
  await expect(page.getByText('No rule is left by this search')).toBeVisible();
  expect(app.troubles).toEqual([]);
});

test('without a mouse: from a finding through the playbook for a taken account to a report that names everything', async ({
  page,
  app,
}) => {
  test.slow();
  await openDemo(page, app);
  await command(page, 'Run the rules');
  await expect(findings(page)).toBeVisible();
  await page.keyboard.press('j');
  await expect(panel(page).getByRole('heading', { level: 2 })).toBeVisible();
  await press(page, 'j', async () => {
    const chosen = /findings\/(\d+)/.exec(page.url())?.[1];
    await expect(panel(page)).toContainText(new RegExp(`finding ${chosen}(?!\\d)`));
    return await panel(page).getByRole('button', { name: account }).isVisible();
  });
  await page.keyboard.press('c');
  await expect(panel(page)).toContainText('confirmed');

  await page.keyboard.press('p');
  const wanted = page.getByRole('menuitem', { name: 'Suspected account compromise' });
  await expect(wanted).toBeVisible();
  await press(page, 'ArrowDown', () => wanted.evaluate((item) => item === document.activeElement));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Account' })).toBeFocused();
  await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue(account);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Run of a playbook' })).toBeVisible();

  const judged = await judgeSteps(page, intruder);
  expect(judged.length).toBeGreaterThan(12);

  await page.keyboard.press('F');
  await expect(page.getByRole('textbox', { name: 'Conclusion' })).toBeFocused();
  await page.keyboard.type('The account was taken over on 11 February and used in the night.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`${judged.length} of ${judged.length} steps judged`)).toBeVisible();
  await expect(page.getByText(/^Run \d+, finished/)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('R');
  const report = await writeReport(page, app.folder);
  const plan = report.slice(report.indexOf('id="plan"'));
  for (const named of [account, intruder, '2026-02-11 21:58:37', 'Many things deleted']) {
    expect(report.includes(named), named).toBe(true);
  }
  expect(report.includes('The account was taken over on 11 February')).toBe(true);
  for (const named of [...sessions, ...grants, ...planned]) {
    expect(plan.includes(named), named).toBe(true);
  }
  expect(app.troubles).toEqual([]);
});

/** Writes the report by the keyboard; gives its text. */
async function writeReport(page: Page, folder: string): Promise<string> {
  await expect(page.getByRole('main', { name: 'Report' })).toBeVisible();
  await tabTo(page, 'Write the report…');
  await page.keyboard.press('Enter');
  const file = page.getByRole('dialog').getByRole('textbox', { name: 'File' });
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Write it' })).toBeEnabled();
  const name = await file.inputValue();
  await tabTo(page, 'Write it');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('SHA-256');
  await page.keyboard.press('Escape');
  return readFileSync(join(folder, name), 'utf8');
}

/** Presses a key until something is so. */
async function press(page: Page, key: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let times = 0; times < 40 && !(await isSo()); times += 1) await page.keyboard.press(key);
  expect(await isSo(), `after 40 times ${key}`).toBe(true);
}

/** Presses Tab until a button has the focus. */
function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  return press(page, 'Tab', () => button.evaluate((found) => found === document.activeElement));
}

for (const scheme of ['light', 'dark'] as const) {
  test(`no screen of the response has a serious finding of axe, ${scheme}`, async ({
    page,
    app,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme });
    await openDemo(page, app);
    const look = async (name: string) => {
      expect(await seriousTroubles(page), name).toEqual([]);
      if (process.env.TRAILCASE_PICTURES !== undefined) {
        await page.screenshot({ path: `${process.env.TRAILCASE_PICTURES}/${name}-${scheme}.png` });
      }
    };
    await goTo(page, 'Findings');
    await look('findings-none');
    await runRules(page);
    await look('findings');
    await page.keyboard.press('j');
    await expect(panel(page).getByRole('heading', { level: 2 })).toBeVisible();
    await page.keyboard.press('x');
    await look('finding');
    await page.keyboard.press('d');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).waitFor();
    await look('finding-dismiss');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Rules' }).click();
    await page.getByRole('complementary', { name: 'Rule' }).getByRole('heading').first().waitFor();
    await look('rules');

    await goTo(page, 'Playbooks');
    await page.getByRole('button', { name: /^Suspected account compromise/ }).click();
    await page.getByRole('combobox', { name: 'Account' }).fill(account);
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await look('playbook-start');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('main', { name: 'Run of a playbook' }).waitFor();
    await look('run-not-asked');
    await page.keyboard.press('a');
    await expect(step(page).getByRole('status')).toContainText('37 records');
    const answerRows = page.getByRole('grid', { name: 'Records of the answer' }).getByRole('row');
    await expect(answerRows.nth(1).getByRole('checkbox')).toBeEnabled();
    await page.keyboard.press('x');
    await page.keyboard.press('Enter');
    await page
      .getByRole('complementary', { name: 'Record' })
      .getByRole('heading')
      .first()
      .waitFor();
    await look('run');
    await page.keyboard.press('2');
    await expect(step(page).getByRole('button', { name: /^Suspicious/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await look('run-judged');
    await page.getByRole('tab', { name: /^By / }).click();
    await page.getByRole('region', { name: /^Groups by/ }).waitFor();
    await look('run-groups');
    await page.keyboard.press('F');
    await page.getByRole('textbox', { name: 'Conclusion' }).waitFor();
    await look('run-finish');
    await page.keyboard.press('Escape');

    await goTo(page, 'Playbooks');
    await look('playbooks');
    await goTo(page, 'Overview');
    await look('overview-response');
    await goTo(page, 'Response plan');
    await look('plan');
    await page.evaluate(() => {
      location.hash = '#/radius/address/198.51.100.77';
    });
    await expect(page.getByRole('main', { name: 'Blast radius' })).toContainText('198.51.100.77');
    await look('radius');
    expect(app.troubles).toEqual([]);
  });
}
