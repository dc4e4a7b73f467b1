import { basename, dirname, join } from 'node:path';
import { type BrowserWindow, dialog, type FileFilter } from 'electron';
import type { HostParamsOf } from '../../../shared/host.ts';
import { withCaseEnding } from '../workbench/index.ts';
import type { DeskSettings, FolderUse } from './desk-settings.ts';
import type { GrantedPaths } from './granted-paths.ts';

/** What is to be chosen. */
export type Choice = HostParamsOf<'host.choose'>;

/** What a dialog lets a person choose. */
type Property = 'openFile' | 'openDirectory' | 'multiSelections';

const cases: FileFilter = { name: 'Trailcase cases', extensions: ['trailcase'] };
const archives: FileFilter = {
  name: 'Log archives',
  extensions: ['json', 'jsonl', 'ndjson', 'csv', 'tsv', 'log', 'gz', 'zst', 'zip'],
};
const everything: FileFilter = { name: 'All files', extensions: ['*'] };

/** The system's dialogs for files. What is chosen in them is allowed, and nothing else is. */
export class FileDialogs {
  readonly #window: () => BrowserWindow | null;
  readonly #settings: DeskSettings;
  readonly #granted: GrantedPaths;
  readonly #documents: string;

  /** @param documents folder to begin in before anything was chosen */
  constructor(
    window: () => BrowserWindow | null,
    settings: DeskSettings,
    granted: GrantedPaths,
    documents: string,
  ) {
    this.#window = window;
    this.#settings = settings;
    this.#granted = granted;
    this.#documents = documents;
  }

  /** Paths that were chosen; empty where the person chose nothing. */
  async choose(choice: Choice): Promise<string[]> {
    switch (choice.kind) {
      case 'case': {
        const chosen = await this.#open('Open a case', 'case', [cases, everything], ['openFile']);
        this.#granted.allowWriting(chosen);
        return chosen;
      }
      case 'new-case': {
        const name = withCaseEnding(choice.name ?? 'case');
        const chosen = await this.#save('Create a case', 'case', name, [cases]);
        return this.#allowNew(chosen.map(withCaseEnding));
      }
      case 'archives': {
        const chosen = await this.#open(
          'Import archives',
          'archives',
          [archives, everything],
          ['openFile', 'multiSelections'],
        );
        this.#granted.allowReading(chosen);
        return chosen;
      }
      // On Windows and Linux one dialog cannot offer both files and folders.
      case 'archive-folder': {
        const properties = ['openDirectory', 'multiSelections'] as const;
        const chosen = await this.#open('Import a folder', 'archives', [], properties);
        this.#granted.allowReading(chosen);
        return chosen;
      }
      case 'own-folder': {
        const title = 'A folder of own rules or playbooks';
        const chosen = await this.#open(title, 'rules', [], ['openDirectory']);
        this.#granted.allowReading(chosen);
        return chosen;
      }
      case 'new-file':
        return this.#allowNew(await this.#save('Write to a file', 'output', choice.name, []));
    }
  }

  #allowNew(chosen: string[]): string[] {
    this.#granted.allowWriting(chosen);
    return chosen;
  }

  async #open(
    title: string,
    use: FolderUse,
    filters: FileFilter[],
    properties: readonly Property[],
  ): Promise<string[]> {
    const options: Electron.OpenDialogOptions = {
      title,
      defaultPath: this.#folder(use),
      filters,
      properties: [...properties],
    };
    const window = this.#window();
    const { canceled, filePaths } =
      window === null
        ? await dialog.showOpenDialog(options)
        : await dialog.showOpenDialog(window, options);
    return canceled ? [] : this.#remember(use, filePaths);
  }

  async #save(
    title: string,
    use: FolderUse,
    name: string,
    filters: FileFilter[],
  ): Promise<string[]> {
    const options: Electron.SaveDialogOptions = {
      title,
      // What a page suggests is a name and leads to no other folder.
      defaultPath: join(this.#folder(use), basename(name)),
      filters,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    };
    const window = this.#window();
    const { canceled, filePath } =
      window === null
        ? await dialog.showSaveDialog(options)
        : await dialog.showSaveDialog(window, options);
    return canceled || filePath === '' ? [] : this.#remember(use, [filePath]);
  }

  #folder(use: FolderUse): string {
    return this.#settings.folder(use) ?? this.#documents;
  }

  #remember(use: FolderUse, chosen: string[]): string[] {
    const [first] = chosen;
    if (first !== undefined) this.#settings.keepFolder(use, dirname(first));
    return chosen;
  }
}
