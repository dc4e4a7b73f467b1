import { existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { printPreferences } from '../../../../main/hosts/electron/main-window.ts';
import { answers } from '../../../helpers/electron/questions.ts';
import { partitions, type SessionStub } from '../../../helpers/electron/sessions.ts';
import { callsOf } from '../../../helpers/electron/strict.ts';
import { WindowStub } from '../../../helpers/electron/windows.ts';
import { type DeskPage, useDesks } from './desks.ts';

const desks = useDesks();
const { place } = desks;

afterEach(() => {
  WindowStub.onLoad = null;
  partitions.clear();
});

/** Lets the page name files by the dialog for new ones. */
async function choose(page: DeskPage, ...paths: string[]): Promise<void> {
  for (const path of paths) {
    answers.saved.push(path);
    await page.host.call('host.choose', { kind: 'new-file', name: 'x' });
  }
}

/** What the session of the printing window answers, while it is there. */
async function fetchIn(session: SessionStub | undefined, method: string, url: string) {
  return (await session?.schemes.get('app')?.({ method, url })) as Response;
}

describe('a PDF of a report', () => {
  it('is made in a window that nobody sees, without script, with this one document', async () => {
    const page = await desks.start().openPage();
    const report = place('r.html', '<!DOCTYPE html><title>r</title>');
    const out = place('r.pdf');
    await choose(page, report, out);
    const seen: unknown[] = [];
    WindowStub.onLoad = async (window, address) => {
      if (address === 'app://trailcase/') return;
      const [own] = partitions.values();
      const answer = await fetchIn(own, 'GET', address);
      seen.push(
        address,
        window.options,
        await answer.text(),
        answer.headers.get('content-security-policy'),
      );
      for (const url of [
        'app://trailcase/',
        'app://trailcase/index.html',
        `${address}?x`,
        'app://other/report.html',
      ]) {
        seen.push((await fetchIn(own, 'GET', url)).status);
      }
      seen.push((await fetchIn(own, 'POST', address)).status);
      const denied: boolean[] = [];
      for (const url of ['https://evil.example/', 'file:///etc/passwd', 'http://127.0.0.1/']) {
        own?.ask('onBeforeRequest', { url }, ({ cancel }: { cancel: boolean }) =>
          denied.push(cancel),
        );
      }
      seen.push(denied);
    };
    const printed = await page.host.call('host.print-report', { report, out });
    expect(printed).toEqual({ path: out, bytes: 18 });
    expect(readFileSync(out, 'latin1')).toBe('%PDF-1.7 of a stub');
    const [partition] = partitions.keys();
    expect(seen).toEqual([
      'app://trailcase/report.html',
      { show: false, webPreferences: printPreferences(partition ?? '') },
      '<!DOCTYPE html><title>r</title>',
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      404,
      404,
      404,
      404,
      404,
      [true, true, true],
    ]);
    expect(printPreferences('p')).toMatchObject({
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      partition: 'p',
    });
    expect(printPreferences('p')).not.toHaveProperty('preload');
    expect(WindowStub.last().isUp).toBe(false);
    expect([...partitions.values()][0]?.schemes.size).toBe(0);
    expect(callsOf('webContents.printToPDF')).toMatchObject([[{ preferCSSPageSize: true }]]);
  });

  it('is refused for files that nobody chose, whichever of the two it is', async () => {
    const page = await desks.start().openPage();
    const [chosen, other] = [place('r.html', 'r'), place('secret.html', 's')];
    await choose(page, chosen);
    symlinkSync(other, place('link.html'));
    mkdirSync(place('folder'));
    for (const [report, out] of [
      [other, chosen],
      [chosen, place('r.pdf')],
      [place('link.html'), chosen],
      [`${place('folder')}/../secret.html`, chosen],
      ['/etc/passwd', chosen],
    ] as const) {
      await expect(page.host.call('host.print-report', { report, out })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    expect(callsOf('webContents.printToPDF')).toEqual([]);
  });

  it('never takes the place of a file, and leaves nothing where it fails', async () => {
    const page = await desks.start().openPage();
    const report = place('r.html', 'r');
    const taken = place('taken.pdf', 'mine');
    const out = place('r.pdf');
    await choose(page, report, taken, out);
    await expect(page.host.call('host.print-report', { report, out: taken })).rejects.toMatchObject(
      { code: 'file-exists' },
    );
    expect(readFileSync(taken, 'utf8')).toBe('mine');
    WindowStub.onLoad = (window, address) => {
      if (address !== 'app://trailcase/') window.contents.pdf = new Error('no printer');
    };
    await expect(page.host.call('host.print-report', { report, out })).rejects.toThrow();
    expect(existsSync(out)).toBe(false);
    expect(WindowStub.last().isUp).toBe(false);
  });

  it('fails when the page that prints stops, and for a report that is too long or gone', async () => {
    const page = await desks.start().openPage();
    const report = place('r.html', 'r');
    const out = place('r.pdf');
    const gone = place('gone.html');
    await choose(page, report, out, gone);
    WindowStub.onLoad = async (window, address) => {
      if (address === 'app://trailcase/') return;
      window.contents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 5 });
      await new Promise(() => undefined);
    };
    await expect(page.host.call('host.print-report', { report, out })).rejects.toThrow('oom');
    await expect(page.host.call('host.print-report', { report: gone, out })).rejects.toMatchObject({
      code: 'file-unreadable',
    });
    truncateSync(report, 64 * 1024 * 1024 + 1);
    await expect(page.host.call('host.print-report', { report, out })).rejects.toMatchObject({
      code: 'limit-reached',
    });
    expect(existsSync(out)).toBe(false);
  });
});
