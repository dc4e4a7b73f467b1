import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { JobEvent } from '../../../../shared/job.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { askMain } from '../../../helpers/electron/messages.ts';
import { forked } from '../../../helpers/electron/processes.ts';
import { answers } from '../../../helpers/electron/questions.ts';
import { callsOf } from '../../../helpers/electron/strict.ts';
import { menu } from '../../../helpers/electron/system.ts';
import { type Desk, type DeskPage, pageFrame, useDesks } from './desks.ts';

const desks = useDesks();

const events = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    JSON.stringify({ ts: new Date(1_770_000_000_000 + at).toISOString(), user: `u${at % 7}` }),
  ).join('\n');

const map = { time: 'ts', actor: 'user' };

/** A page with a new case, chosen in the dialog. */
async function withCase(desk: Desk, name = 'acme'): Promise<{ page: DeskPage; path: string }> {
  const page = await desk.openPage();
  answers.saved.push(desks.place(name));
  const [path = ''] = await page.host.call('host.choose', { kind: 'new-case', name });
  await page.engine.call('case.open', { path, create: true });
  return { page, path };
}

/** The menu item of a label, wherever it stands. */
function menuItem(label: string): { click: () => void; enabled?: boolean } {
  const walk = (items: readonly Record<string, unknown>[]): Record<string, unknown>[] =>
    items.flatMap((item) => [item, ...walk((item.submenu as typeof items | undefined) ?? [])]);
  const found = walk(menu.template).find((item) => item.label === label);
  if (found === undefined) throw new Error(`The menu has no "${label}".`);
  return found as unknown as { click: () => void };
}

describe('the desktop application', () => {
  it('imports what was chosen in the dialog, answers, and exports to the file that was chosen', async () => {
    const desk = desks.start();
    const { page, path } = await withCase(desk);
    expect(path).toBe(desks.place('acme.trailcase'));

    answers.opened.push([desks.place('log.ndjson', events(50))]);
    const files = await page.host.call('host.choose', { kind: 'archives' });
    const receipt = await runJob(page.engine, 'import.start', { files, kind: 'event', map });
    expect(receipt.sources[0]).toMatchObject({ stored: 50 });

    answers.saved.push(desks.place('out.json'));
    const [out = ''] = await page.host.call('host.choose', { kind: 'new-file', name: 'out.json' });
    await runJob(page.engine, 'export.start', {
      question: { kind: null, where: { kind: 'all' } },
      out,
      format: 'json',
    });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toHaveLength(50);
  });

  it('lets the page name no file that nobody chose, dropped or opened', async () => {
    const { page } = await withCase(desks.start());
    const secret = desks.place('secret.json', '[]');
    const refused = { code: 'not-allowed' };
    await expect(page.engine.call('import.preview', { file: secret })).rejects.toMatchObject(
      refused,
    );
    await expect(page.engine.call('import.start', { files: [secret] })).rejects.toMatchObject(
      refused,
    );
    await expect(
      page.engine.call('case.open', { path: desks.place('other.trailcase'), create: true }),
    ).rejects.toMatchObject(refused);
    await expect(
      page.engine.call('evidence.write', { source: 1, out: desks.place('x') }),
    ).rejects.toMatchObject(refused);
    expect(existsSync(desks.place('other.trailcase'))).toBe(false);
  });

  it('allows a dropped file, told by the page itself and by no other frame', async () => {
    const { page } = await withCase(desks.start());
    const file = desks.place('dropped.ndjson', events(3));
    const frame = pageFrame();
    await expect(askMain('trailcase:dropped', { ...frame, parent: frame }, file)).rejects.toThrow(
      'may not ask',
    );
    await expect(page.engine.call('import.preview', { file })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await askMain('trailcase:dropped', frame, file)).toBe(file);
    expect((await page.engine.call('import.preview', { file })).members).toHaveLength(1);
    await expect(
      page.engine.call('evidence.write', { source: 1, out: file }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('allows a dropped archive to be read and nothing else, and a dropped case to be opened', async () => {
    const { page, path } = await withCase(desks.start());
    await page.engine.call('case.close', {});
    const next = await desks.start().openPage();
    const archive = desks.place('dropped.ndjson', events(3));
    await askMain('trailcase:dropped', pageFrame(), archive);
    await expect(
      next.engine.call('case.open', { path: archive, create: true }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(next.engine.call('case.open', { path })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await askMain('trailcase:dropped', pageFrame(), path);
    await next.engine.call('case.open', { path });
  });

  it('imports a dropped folder with all that is in it, and nothing that a link in it leads to', async () => {
    const { page } = await withCase(desks.start());
    const root = desks.place('logs');
    mkdirSync(join(root, 'deep'), { recursive: true });
    const inside = desks.place('logs/deep/a.ndjson', events(3));
    const outside = desks.place('outside.ndjson', events(4));
    symlinkSync(outside, join(root, 'link.ndjson'));
    const refused = { code: 'not-allowed' };
    await expect(page.engine.call('import.files', { files: [root] })).rejects.toMatchObject(
      refused,
    );
    await askMain('trailcase:dropped', pageFrame(), root);
    const found = await page.engine.call('import.files', { files: [root] });
    expect(found.files).toMatchObject([{ path: inside, name: 'logs/deep/a.ndjson' }]);
    expect(found.leftOut).toMatchObject([{ name: 'logs/link.ndjson', code: 'left-out' }]);
    const { sources } = await runJob(page.engine, 'import.start', {
      files: found.files.map(({ path, name }) => ({ path, name })),
      kind: 'event',
      map,
    });
    expect(sources).toMatchObject([{ name: 'logs/deep/a.ndjson', stored: 3 }]);
    for (const file of [outside, join(root, 'link.ndjson')]) {
      await expect(page.engine.call('import.preview', { file }), file).rejects.toMatchObject(
        refused,
      );
    }
  });

  it('tells the page once which case it was started with, and later what was opened', async () => {
    const first = desks.start();
    const { page: maker, path } = await withCase(first);
    await maker.engine.call('case.close', {});

    const archive = desks.place('a.csv', 'a,b\n1,2\n');
    const desk = desks.start({ casePath: path, archives: [archive] });
    const page = await desk.openPage();
    expect(await page.host.call('host.info', {})).toMatchObject({
      host: 'desktop',
      folders: [],
      startWith: path,
      recovered: null,
    });
    expect(await page.host.call('host.info', {})).toMatchObject({ startWith: null });
    await page.engine.call('case.open', { path });
    await expect
      .poll(() => page.told)
      .toEqual([{ host: 'open', casePath: null, archives: [archive] }]);

    desk.desktop.open({ casePath: path, archives: [] });
    await expect
      .poll(() => page.told.at(-1))
      .toEqual({ host: 'open', casePath: path, archives: [] });
  });

  it('has the commands of the page in its menu, and tells the page which was chosen', async () => {
    const desk = desks.start();
    const page = await desk.openPage();
    const command = { id: 'table.star', title: 'Star & go', group: 'Marks', keys: ['s'] };
    await page.host.call('host.commands', { commands: [{ ...command, enabled: true }] });
    menuItem('Star && go').click();
    await expect.poll(() => page.told).toEqual([{ host: 'command', id: 'table.star' }]);
    await page.host.call('host.commands', { commands: [{ ...command, enabled: false }] });
    expect(menuItem('Star && go').enabled).toBe(false);
  });

  it('asks before it is closed over notes that are not saved, as its page tells, and no longer when the page is gone', async () => {
    const { window, openPage } = desks.start();
    const page = await openPage();
    await page.host.call('host.unsaved', { notes: 3 });
    answers.boxes.push(0);
    window.close();
    await expect.poll(() => callsOf('dialog.showMessageBox')).toHaveLength(1);
    expect(window.isUp).toBe(true);
    await setImmediate();
    window.contents.emit('did-start-loading');
    window.close();
    await expect.poll(() => window.isUp).toBe(false);
    expect(callsOf('dialog.showMessageBox')).toHaveLength(1);
  });

  it('keeps mappings under a name over a restart', async () => {
    const page = await desks.start().openPage();
    const map = { time: 'When', actor: 'Who' };
    const mapping = { name: 'doors', kind: 'event' as const, map, columns: ['When', 'Who'] };
    expect(await page.host.call('host.keep-mapping', mapping)).toEqual([mapping]);
    const next = await desks.start().openPage();
    expect(await next.host.call('host.mappings', {})).toEqual([mapping]);
    expect(await next.host.call('host.forget-mapping', { name: 'doors' })).toEqual([]);
  });

  it('remembers cases over a restart, opens them from the menu, and forgets them when told', async () => {
    const { page, path } = await withCase(desks.start());
    await page.engine.call('case.close', {});
    expect((await page.host.call('host.recent', {})).map((each) => each.path)).toEqual([path]);

    const next = await desks.start().openPage();
    menuItem('acme').click();
    await expect.poll(() => next.told).toEqual([{ host: 'open', casePath: path, archives: [] }]);
    await next.engine.call('case.open', { path });

    expect(await next.host.call('host.forget-recent', { path })).toEqual([]);
    expect(() => menuItem('acme')).toThrow();
  });

  it('reads a folder of own rules after a restart, while it is used and there, and no other', async () => {
    mkdirSync(desks.place('rules'));
    mkdirSync(desks.place('private'));
    const [rules, other] = [desks.place('rules'), desks.place('private')];
    const first = await desks.start().openPage();
    answers.opened.push([rules]);
    expect(await first.host.call('host.choose', { kind: 'own-folder' })).toEqual([rules]);
    const used = { folders: [rules, other] };
    const notChosen = { path: other, trouble: expect.stringContaining('was not chosen') };
    expect(await first.host.call('host.own-folders', used)).toEqual([
      { path: rules, trouble: null },
      notChosen,
    ]);
    await first.host.call('host.keep', { settings: { ownFolders: [other] } });

    const next = await desks.start().openPage();
    await expect(next.engine.call('rules.list', { folders: [rules] })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await next.host.call('host.own-folders', used)).toEqual([
      { path: rules, trouble: null },
      notChosen,
    ]);
    expect((await next.engine.call('rules.list', { folders: [rules] })).problems).toEqual([]);

    rmSync(rules, { recursive: true });
    const gone = { path: rules, trouble: expect.stringContaining('not there any more') };
    expect(await next.host.call('host.own-folders', { folders: [rules] })).toEqual([gone]);
    await next.host.call('host.own-folders', { folders: [] });
    mkdirSync(rules);
    const last = await desks.start().openPage();
    expect(await last.host.call('host.own-folders', { folders: [rules] })).toEqual([
      { path: rules, trouble: expect.stringContaining('was not chosen') },
    ]);
  }, 30_000);

  it('closes the demo case before it makes a fresh one', async () => {
    const page = await desks.start().openPage();
    const demo = await page.host.call('host.demo', { fresh: true });
    await page.engine.call('case.open', { path: demo.casePath, create: true });
    await runJob(page.engine, 'import.start', { files: demo.archives.slice(0, 1) });
    await page.host.call('host.demo', { fresh: true });
    expect(existsSync(demo.casePath)).toBe(false);
    await expect(page.engine.call('case.info', {})).rejects.toMatchObject({ code: 'no-case-open' });
  });

  it('copies for the page, which has no permission to', async () => {
    const page = await desks.start().openPage();
    await page.host.call('host.copy', { text: 'grüße' });
    expect(callsOf('clipboard.writeText')).toEqual([['grüße']]);
  });

  it('shows the window as it was left', async () => {
    const first = desks.start();
    first.window.bounds = { x: 100, y: 120, width: 1_100, height: 800 };
    first.window.close();
    await expect.poll(() => first.window.isUp).toBe(false);
    const { options } = desks.start().window;
    expect(options).toMatchObject({ x: 100, y: 120, width: 1_100, height: 800 });
  });
});

describe('a desktop with running work', () => {
  /** An import that has begun and is far from its end. */
  async function importing(desk: Desk): Promise<{ page: DeskPage; ended: Promise<JobEvent> }> {
    const { page } = await withCase(desk);
    answers.opened.push([desks.place('long.ndjson', events(400_000))]);
    const files = await page.host.call('host.choose', { kind: 'archives' });
    const ended = new Promise<JobEvent>((resolve) => {
      page.engine.subscribe((event) => {
        if (event.state !== 'running') resolve(event);
      });
    });
    await page.engine.call('import.start', { files, kind: 'event', map });
    await expect.poll(() => desk.window.progress[0]).toBeGreaterThan(0);
    return { page, ended };
  }

  it('shows the progress on the task bar and asks before it is closed', async () => {
    const desk = desks.start();
    const { page, ended } = await importing(desk);
    answers.boxes.push(0);
    desk.window.close();
    await expect.poll(() => callsOf('dialog.showMessageBox').length).toBe(1);
    expect(callsOf('dialog.showMessageBox')[0]?.[1]).toMatchObject({
      message: 'An import is still running.',
    });
    expect((await ended).state).toBe('done');
    expect(desk.window.isUp).toBe(true);
    expect(await page.engine.call('records.count', {})).toBe(400_000);
    await expect.poll(() => desk.window.progress).toEqual([-1]);
  });

  it('cancels what runs when a person closes it all the same, and leaves a sound case', async () => {
    const desk = desks.start();
    const { ended } = await importing(desk);
    answers.boxes.push(1);
    desk.window.close();
    expect((await ended).state).toBe('cancelled');
    await expect.poll(() => desk.window.isUp).toBe(false);

    const path = desks.place('acme.trailcase');
    const page = await desks.start().openPage();
    await page.host.call('host.recent', {});
    await page.engine.call('case.open', { path });
    expect(await page.engine.call('records.count', {})).toBe(0);
    expect((await runJob(page.engine, 'verify.start', {})).ok).toBe(true);
  });
});

describe('an engine process that stops by itself', () => {
  it('is started again, and the page is told why and which case to verify', async () => {
    const desk = desks.start();
    const { page, path } = await withCase(desk);
    await forked[0]?.crash(139, 'first\nout of memory\n');
    await page.gone;
    await expect(page.engine.call('case.info', {})).rejects.toMatchObject({ code: 'internal' });
    expect(forked).toHaveLength(2);
    expect(desk.window.contents.reloads).toBe(1);

    const again = await desk.openPage();
    expect((await again.host.call('host.info', {})).recovered).toEqual({
      why: 'The engine process stopped by itself (exit code 139). The last it said: out of memory',
      casePath: path,
    });
    expect((await again.host.call('host.info', {})).recovered).toBeNull();
    await again.engine.call('case.open', { path });
    expect((await runJob(again.engine, 'verify.start', {})).ok).toBe(true);
  });

  it('is not started for ever: the fourth time in a minute a person decides', async () => {
    const desk = desks.start();
    for (const at of [0, 1, 2]) {
      await forked[at]?.crash(1, '');
      expect(forked).toHaveLength(at + 2);
    }
    answers.boxes.push(0);
    await forked[3]?.crash(1, '');
    await expect.poll(() => forked.length).toBe(5);
    answers.boxes.push(1);
    for (const at of [4, 5, 6]) await forked[at]?.crash(1, '');
    await forked[7]?.crash(1, '');
    await expect.poll(() => callsOf('app.exit')).toEqual([[1]]);
    expect(desk.window.isUp).toBe(true);
  });

  it('is not taken for a crash when it was asked to stop', async () => {
    const desk = desks.start();
    await withCase(desk);
    desk.window.close();
    await expect.poll(() => desk.window.isUp).toBe(false);
    expect(forked).toHaveLength(1);
    expect(forked[0]?.isAlive).toBe(false);
    expect(callsOf('dialog.showMessageBox')).toEqual([]);
  });
});
