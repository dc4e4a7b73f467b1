import { basename, join } from 'node:path';
import * as z from 'zod/mini';
import type { RecentCase } from '../../../shared/host.ts';
import { JsonFile } from './json-file.ts';

const mostRecent = 20;

const keptSchema = z.object({
  recent: z._default(
    z.array(z.object({ path: z.string(), name: z.string(), opened: z.string() })),
    [],
  ),
  settings: z._default(z.record(z.string(), z.unknown()), {}),
});

type Kept = z.output<typeof keptSchema>;

/**
 * What the page kept and which cases were opened, in one JSON file of this user. It is read anew before
 * each change, so that hosts beside each other lose nothing of weight.
 */
export class KeptSettings {
  readonly #file: JsonFile<Kept>;

  constructor(folder: string, log: (trouble: unknown) => void) {
    this.#file = new JsonFile(
      join(folder, 'workbench.json'),
      (found) => keptSchema.parse(found),
      log,
    );
  }

  settings(): Record<string, unknown> {
    return this.#file.read().settings;
  }

  /** The latest first. */
  recent(): RecentCase[] {
    return this.#file.read().recent;
  }

  /** Fails with `file-unreadable` where nothing can be written. */
  keep(settings: Record<string, unknown>): void {
    this.#file.write({ ...this.#file.read(), settings });
  }

  /** A case was opened. @param path absolute */
  opened(path: string): void {
    const { recent, settings } = this.#file.read();
    const others = recent.filter((each) => each.path !== path);
    const name = basename(path, '.trailcase');
    const now = { path, name, opened: new Date().toISOString() };
    this.#file.write({ recent: [now, ...others].slice(0, mostRecent), settings });
  }

  /** Takes a case off the list, or all where none is named. */
  forget(path?: string): void {
    const { recent, settings } = this.#file.read();
    const others = path === undefined ? [] : recent.filter((each) => each.path !== path);
    this.#file.write({ recent: others, settings });
  }
}
