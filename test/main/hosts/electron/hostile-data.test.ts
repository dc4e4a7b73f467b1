import { mkdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contract } from '../../../../shared/contract.ts';
import { hostContract } from '../../../../shared/host.ts';
import { askMain } from '../../../helpers/electron/messages.ts';
import { answers } from '../../../helpers/electron/questions.ts';
import { type DeskPage, pageFrame, useDesks } from './desks.ts';

const desks = useDesks();

/** As it arrives: an own property of this name, which a literal could not say. */
const poison = () => JSON.parse('{"__proto__":{"x":1}}') as Record<string, unknown>;

const isClean = () => ({}) as { x?: unknown };

/** Asks by a name and with parameters that no type would let pass. */
async function askRaw(page: DeskPage, name: string, params: unknown): Promise<unknown> {
  return await page.engine.call(name as never, params as never).catch((error: unknown) => error);
}

describe('data that crosses between processes (E-21)', () => {
  it('is refused or taken as data in every call there is, and changes no other object', async () => {
    const page = await desks.start().openPage();
    const names = [...Object.keys(contract), ...Object.keys(hostContract)];
    expect(names.length).toBeGreaterThan(50);
    for (const name of names) {
      answers.opened.push(null);
      answers.saved.push(null);
      await askRaw(page, name, poison());
      await askRaw(page, name, { kind: poison(), where: poison(), path: poison(), ...poison() });
      expect(isClean().x, name).toBeUndefined();
    }
  });

  it('is kept as data and found again as data', async () => {
    const page = await desks.start().openPage();
    const settings = JSON.parse(
      '{"__proto__":{"x":1},"table":{"__proto__":{"x":1}},"constructor":{"prototype":{"x":1}}}',
    ) as Record<string, unknown>;
    await page.host.call('host.keep', { settings });
    const again = await (await desks.start().openPage()).host.call('host.settings', {});
    expect(again).toMatchObject({ constructor: { prototype: { x: 1 } } });
    expect(Object.getPrototypeOf(again)).toBe(Object.prototype);
    expect((again as { x?: unknown }).x).toBeUndefined();
    expect(isClean().x).toBeUndefined();
  });

  it.each([poison(), [], ['/etc/passwd'], { path: '/etc/passwd' }, 7, null, undefined, '', true])(
    'is no dropped file unless it is a path: %j',
    async (given) => {
      desks.start();
      await expect(
        (async () => await askMain('trailcase:dropped', pageFrame(), given))(),
      ).rejects.toThrow('without a path');
    },
  );

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'desk.allow',
    'desk.secret',
    'engine.stop',
  ])('names no call of a page: %s', async (name) => {
    const page = await desks.start().openPage();
    expect(await askRaw(page, name, { path: '/etc/passwd', to: 'read' })).toMatchObject({
      code: 'unknown-call',
    });
  });

  it('is bounded: names, lists and texts that are too large are refused before anything is done', async () => {
    const page = await desks.start().openPage();
    const command = { id: 'a', title: 'a', group: 'a', keys: [], enabled: true };
    for (const [name, params] of [
      ['host.commands', { commands: Array.from({ length: 501 }, () => command) }],
      ['host.commands', { commands: [{ ...command, title: 'a'.repeat(201) }] }],
      ['host.unsaved', { notes: -1 }],
      ['host.unsaved', { notes: 0.5 }],
      ['host.copy', { text: 'a'.repeat(64 * 1024 * 1024 + 1) }],
      ['host.choose', { kind: 'new-file', name: 'a'.repeat(256) }],
      ['host.keep-secret', { name: 'a', secret: 'a'.repeat(10_001), where: 'session' }],
      ['host.keep-secret', { name: 'a', secret: 'a', where: 'disk' }],
    ] as const) {
      expect(await askRaw(page, name, params), name).toMatchObject({ code: 'bad-request' });
    }
    expect((await page.host.call('host.secrets', {})).kept).toEqual([]);
  });
});

describe("the file of the desktop's own settings", () => {
  it('gives nothing but what is kept there, whoever wrote to it', async () => {
    const first = desks.start();
    first.window.close();
    await expect.poll(() => first.window.isUp).toBe(false);
    const path = desks.place('config/desktop.json');
    const kept = JSON.parse(readFileSync(path, 'utf8')) as { window: { bounds: object } };
    Object.assign(kept.window.bounds, { webPreferences: { sandbox: false }, kiosk: true });
    desks.place('config/desktop.json', JSON.stringify({ ...kept, more: 1 }));
    const { options } = desks.start().window;
    expect(options).toMatchObject(first.window.bounds);
    expect(options).not.toHaveProperty('kiosk');
    expect(options.webPreferences).toMatchObject({ sandbox: true });
  });

  it.each(['{"window":{"bounds":{"x":"a"}}}', '{"folders":7}', 'not json', '[]'])(
    'is as if nothing were kept where it cannot be understood: %s',
    (text) => {
      mkdirSync(desks.place('config'));
      desks.place('config/desktop.json', text);
      const { options } = desks.start().window;
      expect(options).toMatchObject({ width: 1_440, height: 900 });
      expect(options).not.toHaveProperty('x');
    },
  );
});
