import { Menu } from 'electron';
import type { MenuCommand } from '../../../shared/host.ts';
import { type MenuParts, menuTemplate } from './menu-template.ts';

/** The menu of the application, made anew when the page can do other things than before. */
export class AppMenu {
  readonly #parts: () => Omit<MenuParts, 'commands'>;
  #commands: readonly MenuCommand[] = [];

  /** @param parts asked each time that the menu is made */
  constructor(parts: () => Omit<MenuParts, 'commands'>) {
    this.#parts = parts;
  }

  /** Shows what the page can do now. */
  take(commands: readonly MenuCommand[]): void {
    this.#commands = commands;
    this.refresh();
  }

  /** Shows the recent cases as they are now. */
  refresh(): void {
    const template = menuTemplate({ ...this.#parts(), commands: this.#commands });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
}
