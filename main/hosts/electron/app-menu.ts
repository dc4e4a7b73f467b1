import { Menu } from 'electron';
import type { MenuCommand } from '../../../shared/host.ts';
import { type MenuParts, menuTemplate } from './menu-template.ts';

/** The menu of the application, made anew when the page can do other things than before. */
export class AppMenu {
  readonly #parts: () => Omit<MenuParts, 'commands'>;
  #commands: readonly MenuCommand[] = [];
  #known: Omit<MenuParts, 'commands'> | null = null;

  /** @param parts read from disk, and so asked only when something of them has changed */
  constructor(parts: () => Omit<MenuParts, 'commands'>) {
    this.#parts = parts;
  }

  /** Shows what the page can do now. */
  take(commands: readonly MenuCommand[]): void {
    this.#commands = commands;
    this.#show();
  }

  /** Shows the recent cases as they are now. */
  refresh(): void {
    this.#known = this.#parts();
    this.#show();
  }

  #show(): void {
    this.#known ??= this.#parts();
    const template = menuTemplate({ ...this.#known, commands: this.#commands });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
}
