import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { acceleratorOf } from '../../../../main/hosts/electron/accelerator.ts';
import { type MenuParts, menuTemplate } from '../../../../main/hosts/electron/menu-template.ts';

const command = (group: string, title: string, keys: string[] = [], enabled = true) => ({
  id: `${group}.${title}`.toLowerCase(),
  title,
  group,
  keys,
  enabled,
});

function menu(change: Partial<MenuParts> = {}): MenuItemConstructorOptions[] {
  return menuTemplate({
    commands: [
      command('Go to', 'Overview', ['Alt+0']),
      command('Case', 'Open a case', ['Mod+o']),
      command('Marks', 'Star & tag', ['s'], false),
      command('View', 'Switch the colours', ['Mod+L']),
    ],
    recent: [],
    isMac: false,
    devTools: false,
    run: () => undefined,
    openRecent: () => undefined,
    clearRecent: () => undefined,
    ...change,
  });
}

/** Every item, those of menus within menus too. */
function items(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? items(item.submenu) : []),
  ]);
}

const named = (template: MenuItemConstructorOptions[], label: string) =>
  items(template).find((item) => item.label === label);

describe('the menu', () => {
  it("has the page's own commands by their groups, those of the case under File", () => {
    const template = menu();
    expect(template.map(({ label, role }) => label ?? role)).toEqual([
      '&File',
      'editMenu',
      'Go to',
      'Marks',
      '&View',
      'windowMenu',
    ]);
    const [file] = template;
    expect(items(file === undefined ? [] : [file]).map(({ label }) => label)).toContain(
      'Open a case',
    );
  });

  it('shows keys without taking them, since the page follows them itself', () => {
    for (const item of items(menu())) {
      if (item.accelerator !== undefined) expect(item.registerAccelerator).toBe(false);
    }
    expect(named(menu(), 'Open a case')?.accelerator).toBe('CommandOrControl+O');
    expect(named(menu(), 'Switch the colours')?.accelerator).toBe('CommandOrControl+Shift+L');
    expect(named(menu(), 'Star && tag')).toMatchObject({ accelerator: 'S', enabled: false });
  });

  it('shows on a Mac only keys with Command, since a Mac takes what it shows', () => {
    const template = menu({ isMac: true });
    expect(template[0]).toEqual({ role: 'appMenu' });
    expect(named(template, 'Star && tag')?.accelerator).toBeUndefined();
    expect(named(template, 'Overview')?.accelerator).toBeUndefined();
    expect(named(template, 'Open a case')?.accelerator).toBe('CommandOrControl+O');
  });

  it('lists the ten latest cases, with everything hidden in their names written out', () => {
    const recent = Array.from({ length: 12 }, (_, at) => ({
      path: `/c/${at}`,
      name: at === 0 ? 'a\u202Eb & c' : `case ${at}`,
      opened: '',
    }));
    const opened: string[] = [];
    const template = menu({ recent, openRecent: (path) => opened.push(path) });
    expect(named(template, 'case 9')).toBeDefined();
    expect(named(template, 'case 10')).toBeUndefined();
    const first = named(template, 'a‹U+202E›b && c');
    first?.click?.({} as never, undefined, {} as never);
    expect(opened).toEqual(['/c/0']);
    expect(named(menu(), 'Open &Recent')?.enabled).toBe(false);
  });

  it('has the developer tools in no build that is packaged', () => {
    expect(items(menu()).map(({ role }) => role)).not.toContain('toggleDevTools');
    expect(items(menu({ devTools: true })).map(({ role }) => role)).toContain('toggleDevTools');
  });
});

describe('a key of the menu', () => {
  it.each([
    ['Mod+k', 'CommandOrControl+K'],
    ['Mod+O', 'CommandOrControl+Shift+O'],
    ['Alt+ArrowLeft', 'Alt+Left'],
    ['Shift+ArrowDown', 'Shift+Down'],
    ['F1', 'F1'],
    ['?', '?'],
    ['+', 'Plus'],
    ['Mod++', 'CommandOrControl+Plus'],
    ['Space', 'Space'],
    ['N', 'Shift+N'],
  ])('%s is written %s', (key, accelerator) => expect(acceleratorOf(key)).toBe(accelerator));

  it.each(['', 'Hyper+k', 'Mod+', 'ü', 'Mod+F99', 'constructor', 'Mod+toString'])(
    'cannot be said: %s',
    (key) => expect(acceleratorOf(key)).toBeNull(),
  );

  it('can be said for every command of the page', () => {
    const renderer = fileURLToPath(new URL('../../../../renderer', import.meta.url));
    const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
      .filter((name) => /commands\.ts$/.test(name))
      .map((name) => readFileSync(join(renderer, name), 'utf8'));
    const keys = sources.flatMap((text) =>
      [...text.matchAll(/keys: \[([^\]]*)\]/g)].flatMap(([, list = '']) =>
        [...list.matchAll(/'([^']+)'/g)].map(([, key = '']) => key),
      ),
    );
    expect(keys.length).toBeGreaterThan(20);
    for (const key of keys) expect(acceleratorOf(key), key).not.toBeNull();
  });
});
