import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DeskSettings } from '../../../../main/hosts/electron/desk-settings.ts';
import { FileDialogs } from '../../../../main/hosts/electron/file-dialogs.ts';
import { GrantedPaths } from '../../../../main/hosts/electron/granted-paths.ts';
import {
  filesOfArguments,
  isEmpty,
  sortOpened,
} from '../../../../main/hosts/electron/opened-files.ts';
import { answers } from '../../../helpers/electron/questions.ts';
import { callsOf, forgetCalls } from '../../../helpers/electron/strict.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();

afterEach(() => {
  forgetCalls();
  Object.assign(answers, { boxes: [], opened: [], saved: [] });
});

function dialogs(): { dialogs: FileDialogs; granted: GrantedPaths } {
  const granted = new GrantedPaths();
  const settings = new DeskSettings(place('config'), () => undefined);
  return {
    dialogs: new FileDialogs(() => null, settings, granted, '/documents'),
    granted,
  };
}

/** Folder or file in which the last dialog of a kind began. */
function began(what: 'showOpenDialog' | 'showSaveDialog'): string | undefined {
  const [options] = callsOf(`dialog.${what}`).at(-1) ?? [];
  return (options as { defaultPath?: string } | undefined)?.defaultPath;
}

describe('a folder that was chosen', () => {
  it('is allowed with all that is in it, and nothing that a link in it leads to', async () => {
    mkdirSync(place('logs/deep'), { recursive: true });
    mkdirSync(place('logs-2'));
    const inside = place('logs/deep/a.json', '[]');
    const outside = place('logs-2/b.json', '[]');
    symlinkSync(outside, place('logs/link.json'));
    symlinkSync(place('logs-2'), place('logs/out'));
    answers.opened.push([place('logs')]);
    const { dialogs: asked, granted } = dialogs();
    expect(await asked.choose({ kind: 'archive-folder' })).toEqual([place('logs')]);
    const [options] = callsOf('dialog.showOpenDialog').at(-1) ?? [];
    expect(options).toMatchObject({ properties: ['openDirectory', 'multiSelections'] });
    for (const path of [place('logs'), inside, place('logs/later.json')]) {
      expect(granted.forReading(path)).toBe(path);
    }
    for (const path of [
      outside,
      place('logs/link.json'),
      place('logs/out/b.json'),
      `${place('logs')}/../logs-2/b.json`,
      `${inside}\0`,
    ]) {
      expect(() => granted.forReading(path), path).toThrow('was not chosen');
    }
    expect(() => granted.forWriting(inside)).toThrow('was not chosen');
  });
});

describe('the dialogs for files (C-9)', () => {
  it('begin where the last one of their kind ended, after a restart too', async () => {
    answers.opened.push(['/exports/a.json']);
    await dialogs().dialogs.choose({ kind: 'archives' });
    expect(began('showOpenDialog')).toBe('/documents');
    answers.opened.push(null, ['/cases/x.trailcase'], null);
    await dialogs().dialogs.choose({ kind: 'archives' });
    expect(began('showOpenDialog')).toBe('/exports');
    await dialogs().dialogs.choose({ kind: 'case' });
    expect(began('showOpenDialog')).toBe('/documents');
    await dialogs().dialogs.choose({ kind: 'case' });
    expect(began('showOpenDialog')).toBe('/cases');
    answers.saved.push(null);
    await dialogs().dialogs.choose({ kind: 'new-case', name: 'acme' });
    expect(began('showSaveDialog')).toBe(join('/cases', 'acme.trailcase'));
  });

  it.each(['../../etc/cron.d/x', '/etc/cron.d/x', './x'])(
    'begin in their own folder whatever name a page suggests: %s',
    async (name) => {
      answers.saved.push(null);
      await dialogs().dialogs.choose({ kind: 'new-file', name });
      expect(began('showSaveDialog')).toBe(join('/documents', 'x'));
    },
  );

  it('choose nothing when they are dismissed, and allow nothing then', async () => {
    answers.opened.push(null, null);
    answers.saved.push(null, null);
    const { dialogs: asked, granted } = dialogs();
    expect(await asked.choose({ kind: 'case' })).toEqual([]);
    expect(await asked.choose({ kind: 'archives' })).toEqual([]);
    expect(await asked.choose({ kind: 'new-case' })).toEqual([]);
    expect(await asked.choose({ kind: 'new-file', name: 'out.csv' })).toEqual([]);
    expect(() => granted.forReading('/documents/out.csv')).toThrow('was not chosen');
  });

  it('give a new case its ending, and allow exactly that path', async () => {
    answers.saved.push('/cases/acme', '/cases/other.TRAILCASE');
    const { dialogs: asked, granted } = dialogs();
    expect(await asked.choose({ kind: 'new-case' })).toEqual(['/cases/acme.trailcase']);
    expect(granted.forWriting('/cases/acme.trailcase')).toBe('/cases/acme.trailcase');
    expect(() => granted.forWriting('/cases/acme')).toThrow();
    expect(await asked.choose({ kind: 'new-case' })).toEqual(['/cases/other.TRAILCASE']);
  });

  it('allow archives to be read, and not to be written over', async () => {
    answers.opened.push(['/exports/a.json', '/exports/b.csv']);
    const { dialogs: asked, granted } = dialogs();
    expect(await asked.choose({ kind: 'archives' })).toHaveLength(2);
    expect(granted.forReading('/exports/b.csv')).toBe('/exports/b.csv');
    expect(() => granted.forWriting('/exports/b.csv')).toThrow();
  });
});

describe('the paths that a page may name', () => {
  it('are those that were given, however they are written', () => {
    const granted = new GrantedPaths();
    granted.allowReading(['/a/b.json']);
    expect(granted.forReading('/a/x/../b.json')).toBe('/a/b.json');
    for (const path of ['/a', '/a/b.json/c', '/a/c.json', '/a/b.json\0', '/etc/passwd']) {
      expect(() => granted.forReading(path), path).toThrow(/Choose it in the dialog/);
    }
  });
});

describe('files that are opened with the program', () => {
  it('are a case, archives and folders; switches and what is not there are left out', () => {
    const path = place('A.TrailCase', '');
    place('log.json', '');
    mkdirSync(place('folder'));
    mkdirSync(place('b.trailcase'));
    const args = [
      '--flag',
      'b.trailcase',
      'A.TrailCase',
      'log.json',
      './log.json',
      'folder',
      'no.csv',
    ];
    expect(filesOfArguments(args, place(''))).toEqual({
      casePath: path,
      archives: [place('b.trailcase'), place('log.json'), place('folder')],
    });
  });

  it('are nothing without any', () => {
    expect(isEmpty(filesOfArguments([], place('')))).toBe(true);
    expect(isEmpty(filesOfArguments(['--smoke-test'], place('')))).toBe(true);
  });

  it('are one case at a time: the first, and the others are told of', () => {
    const paths = [place('b.trailcase', ''), place('a.trailcase', '')];
    const opened = sortOpened(paths);
    expect(opened).toEqual({ casePath: paths[0], archives: [], otherCases: [paths[1]] });
    expect(isEmpty({ ...opened, casePath: null })).toBe(false);
  });
});
