import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtPage, demoArchives } from '../workbench/index.ts';

/** Where the parts of the desktop application lie. */
export interface AppPlaces {
  preload: string;
  page: string;
  /** Module of the engine process. */
  engine: string;
  /** Outside of the archive, since SQLite and other programs read it. */
  demo: string;
  icon: string;
  addon: string;
  addonHashes: string;
}

/**
 * @param packaged whether the program runs from its archive
 * @param resources folder of what is packaged beside the archive
 * @param target `<platform>-<arch>`
 */
export function appPlaces(packaged: boolean, resources: string, target: string): AppPlaces {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const addon = join('node_modules', 'better-sqlite3', 'prebuilds', `${target}.node`);
  return {
    preload: here('../../../preload/preload.cjs'),
    page: builtPage,
    engine: here('./engine-entry.js'),
    demo: packaged ? join(resources, 'demo') : demoArchives,
    icon: here('../../../../assets/icons/icon.png'),
    addon: join(resources, 'app.asar.unpacked', addon),
    addonHashes: here('../../../native-hashes.json'),
  };
}
