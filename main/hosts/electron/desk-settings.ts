import { join } from 'node:path';
import * as z from 'zod/mini';
import { JsonFile } from '../workbench/index.ts';
import { type LeftWindow, windowPlaceSchema } from './window-place.ts';

/** What is chosen in dialogs, each with a folder of its own to begin in. */
export type FolderUse = 'case' | 'archives' | 'output' | 'rules';

const schema = z.object({
  window: z._default(z.nullable(windowPlaceSchema), null),
  folders: z._default(
    z.object({
      case: z.optional(z.string()),
      archives: z.optional(z.string()),
      output: z.optional(z.string()),
      rules: z.optional(z.string()),
    }),
    {},
  ),
});

/**
 * What only the desktop keeps: how the window was left, and the folder of each kind of dialog, which the
 * system does not remember.
 */
export class DeskSettings {
  readonly #file: JsonFile<z.output<typeof schema>>;

  constructor(folder: string, log: (trouble: unknown) => void) {
    this.#file = new JsonFile(join(folder, 'desktop.json'), (found) => schema.parse(found), log);
  }

  window(): LeftWindow | null {
    return this.#file.read().window;
  }

  leaveWindow(window: LeftWindow): void {
    this.#file.write({ ...this.#file.read(), window });
  }

  /** Undefined before anything was chosen. */
  folder(use: FolderUse): string | undefined {
    return this.#file.read().folders[use];
  }

  keepFolder(use: FolderUse, folder: string): void {
    const kept = this.#file.read();
    this.#file.write({ ...kept, folders: { ...kept.folders, [use]: folder } });
  }
}
