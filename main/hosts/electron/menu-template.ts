import type { MenuItemConstructorOptions } from 'electron';
import { showHidden } from '../../../shared/hidden-characters.ts';
import type { MenuCommand, RecentCase } from '../../../shared/host.ts';
import { acceleratorOf } from './accelerator.ts';

/** What the menu is made of. */
export interface MenuParts {
  /** As the page told them last; empty before it did. */
  commands: readonly MenuCommand[];
  /** The latest first. */
  recent: readonly RecentCase[];
  isMac: boolean;
  /** Whether the developer tools are there. */
  devTools: boolean;
  run: (command: string) => void;
  openRecent: (path: string) => void;
  clearRecent: () => void;
}

/** Most recent cases in the menu. */
const mostRecent = 10;

/** Commands that stand in a menu of another name than their group. */
const fileGroup = 'Case';
const viewGroup = 'View';

/** The menu of the application: the page's own commands with their keys, and what systems expect beside them. */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const { commands, isMac, devTools } = parts;
  const others = [...new Set(commands.map(({ group }) => group))].filter(
    (group) => group !== fileGroup && group !== viewGroup,
  );
  const inGroup = (group: string) =>
    commands.filter((command) => command.group === group).map((each) => itemOf(each, parts));
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        ...inGroup(fileGroup),
        { type: 'separator' },
        recentMenu(parts),
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    ...others.map((group) => ({ label: escaped(group), submenu: inGroup(group) })),
    {
      label: '&View',
      submenu: [
        ...inGroup(viewGroup),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(devTools ? [{ role: 'toggleDevTools' } as const] : []),
      ],
    },
    { role: 'windowMenu' },
  ];
}

/**
 * The page follows its keys itself. A key is only shown here, where the system can show it without taking
 * it; a Mac takes what it shows, so only keys with Command are shown there.
 */
function itemOf(command: MenuCommand, parts: MenuParts): MenuItemConstructorOptions {
  const [key] = command.keys;
  const isShown = key !== undefined && (!parts.isMac || key.startsWith('Mod+'));
  const accelerator = isShown ? acceleratorOf(key) : null;
  return {
    id: command.id,
    label: escaped(command.title),
    enabled: command.enabled,
    click: () => parts.run(command.id),
    ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
  };
}

function recentMenu({ recent, openRecent, clearRecent }: MenuParts): MenuItemConstructorOptions {
  return {
    label: 'Open &Recent',
    enabled: recent.length > 0,
    submenu: [
      ...recent.slice(0, mostRecent).map(({ path, name }) => ({
        label: escaped(showHidden(name)),
        toolTip: showHidden(path),
        click: () => openRecent(path),
      })),
      { type: 'separator' },
      { label: '&Clear the List', click: clearRecent },
    ],
  };
}

/** A text in which `&` is no mnemonic. */
function escaped(text: string): string {
  return text.replaceAll('&', '&&');
}
