import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DeskSettings } from '../../../../main/hosts/electron/desk-settings.ts';
import { runWindow, showProgress } from '../../../../main/hosts/electron/desk-window.ts';
import { createMainWindow } from '../../../../main/hosts/electron/main-window.ts';
import { placeOnScreens } from '../../../../main/hosts/electron/window-place.ts';
import { answers } from '../../../helpers/electron/questions.ts';
import { callsOf, forgetCalls } from '../../../helpers/electron/strict.ts';
import { WindowStub, windows } from '../../../helpers/electron/windows.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const screens = [{ x: 0, y: 0, width: 1_920, height: 1_080 }];
const settings = () => new DeskSettings(place('config'), () => undefined);

afterEach(() => {
  forgetCalls();
  windows.length = 0;
  answers.boxes = [];
});

function openWindow(running: string[] = [], unsaved = 0) {
  const window = createMainWindow({
    preload: '/preload.cjs',
    icon: '/icon.png',
    devTools: false,
    dark: false,
    place: placeOnScreens(settings().window(), screens),
  });
  const ties = { closing: vi.fn(async () => undefined), shown: vi.fn(), log: vi.fn() };
  runWindow(window, {
    ...ties,
    settings: settings(),
    working: () => ({ running, fraction: null }),
    unsaved: () => unsaved,
  });
  return { stub: WindowStub.last(), ...ties };
}

const boxes = () => callsOf('dialog.showMessageBox');

describe('the window', () => {
  it('loads the page of our own scheme, and is shown when that has something to show (item 18)', () => {
    const { stub, shown } = openWindow();
    expect(callsOf('BrowserWindow.loadURL')).toEqual([['app://trailcase/']]);
    expect(callsOf('BrowserWindow.show')).toEqual([]);
    stub.emit('ready-to-show');
    expect(callsOf('BrowserWindow.show')).toHaveLength(1);
    expect(shown).toHaveBeenCalledOnce();
  });

  it('asks once, however often a person closes it, and stays when they say so', async () => {
    const { stub, closing } = openWindow(['import.start']);
    answers.boxes.push(0);
    stub.close();
    stub.close();
    await expect.poll(() => boxes().length).toBe(1);
    expect([stub.isUp, closing.mock.calls.length]).toEqual([true, 0]);
    await setImmediate();
    answers.boxes.push(1);
    stub.close();
    await expect.poll(() => stub.isUp).toBe(false);
    expect(boxes()).toHaveLength(2);
    expect(closing).toHaveBeenCalledOnce();
  });

  it('asks before notes are lost that are not saved', async () => {
    const { stub, closing } = openWindow([], 2);
    answers.boxes.push(0);
    stub.close();
    await expect.poll(() => boxes().length).toBe(1);
    expect(boxes()[0]?.[1]).toMatchObject({ message: '2 notes are not saved.', cancelId: 0 });
    expect([stub.isUp, closing.mock.calls.length]).toEqual([true, 0]);
  });

  it('is closed without a question where nothing runs, after the engine has ended', async () => {
    const { stub, closing } = openWindow();
    const ended = Promise.withResolvers<undefined>();
    closing.mockReturnValue(ended.promise);
    stub.close();
    await expect.poll(() => closing.mock.calls.length).toBe(1);
    expect(stub.isUp).toBe(true);
    ended.resolve(undefined);
    await expect.poll(() => stub.isUp).toBe(false);
    expect(boxes()).toEqual([]);
  });

  it('takes from its kept place nothing but the place (items 2, 3, 4)', () => {
    settings().leaveWindow({
      bounds: {
        x: 5,
        y: 6,
        width: 1_000,
        height: 700,
        webPreferences: { sandbox: false },
        kiosk: 1,
      },
      maximized: false,
      fullScreen: false,
    } as never);
    const { stub } = openWindow();
    expect(stub.options).toMatchObject({ x: 5, y: 6, width: 1_000, height: 700 });
    expect(stub.options).not.toHaveProperty('kiosk');
    expect(stub.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true });
  });
});

describe('a page that stops by itself', () => {
  const gone = (stub: WindowStub, reason = 'crashed') =>
    stub.contents.emit('render-process-gone', {}, { reason, exitCode: 5 });

  it('is loaded again, twice; then a person decides', async () => {
    const { stub, log } = openWindow();
    gone(stub, 'clean-exit');
    expect(stub.contents.reloads).toBe(0);
    gone(stub);
    gone(stub, 'oom');
    expect(stub.contents.reloads).toBe(2);
    answers.boxes.push(0);
    gone(stub);
    await expect.poll(() => stub.contents.reloads).toBe(3);
    expect(boxes()).toHaveLength(1);
    expect(log.mock.calls).toEqual([
      ['The page stopped: crashed (5).'],
      ['The page stopped: oom (5).'],
      ['The page stopped: crashed (5).'],
    ]);
    gone(stub);
    expect(stub.contents.reloads).toBe(4);
  });

  it('takes the window with it when a person says so', async () => {
    const { stub, closing } = openWindow();
    answers.boxes.push(1);
    for (let time = 0; time < 3; time += 1) gone(stub);
    await expect.poll(() => stub.isUp).toBe(false);
    expect(closing).toHaveBeenCalledOnce();
  });
});

describe('the progress on the task bar', () => {
  it.each([
    [{ running: [], fraction: null }, [-1]],
    [{ running: ['a'], fraction: null }, [2, { mode: 'indeterminate' }]],
    [{ running: ['a'], fraction: 0 }, [0, { mode: 'normal' }]],
    [{ running: ['a'], fraction: 0.5 }, [0.5, { mode: 'normal' }]],
  ])('of %j is %j', (state, shown) => {
    const { stub } = openWindow();
    showProgress(stub as never, state);
    expect(stub.progress).toEqual(shown);
  });
});
