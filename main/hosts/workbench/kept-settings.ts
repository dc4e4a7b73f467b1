import { basename, join } from 'node:path';
import * as z from 'zod/mini';
import { TrailcaseError } from '../../../shared/errors.ts';
import { type KeptMapping, keptMapping, type RecentCase } from '../../../shared/host.ts';
import { JsonFile } from './json-file.ts';

const mostRecent = 20;

/** Folders of own rules and playbooks kept at most; the oldest of more are forgotten. */
const mostFolders = 500;

/** Mappings kept at most; the oldest of more are forgotten. */
const mostMappings = 200;

const keptSchema = z.object({
  recent: z._default(
    z.array(z.object({ path: z.string(), name: z.string(), opened: z.string() })),
    [],
  ),
  settings: z._default(z.record(z.string(), z.unknown()), {}),
  mappings: z._default(z.array(keptMapping), []),
  ownFolders: z._default(z.array(z.string()), []),
});

type Kept = z.output<typeof keptSchema>;

/**
 * What the page kept, which cases were opened and which mappings have a name, in one JSON file of this
 * user. It is read anew before each change, so that hosts beside each other lose nothing of weight.
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
    const kept = this.#file.read();
    const others = kept.recent.filter((each) => each.path !== path);
    const name = basename(path, '.trailcase');
    const now = { path, name, opened: new Date().toISOString() };
    this.#file.write({ ...kept, recent: [now, ...others].slice(0, mostRecent) });
  }

  /** Takes a case off the list, or all where none is named. */
  forget(path?: string): void {
    const kept = this.#file.read();
    const others = path === undefined ? [] : kept.recent.filter((each) => each.path !== path);
    this.#file.write({ ...kept, recent: others });
  }

  /** Folders of own rules and playbooks that a person chose in a dialog: only the host writes them, no page. */
  ownFolders(): string[] {
    return this.#file.read().ownFolders;
  }

  /** In place of those before. */
  keepOwnFolders(folders: readonly string[]): void {
    const ownFolders = [...new Set(folders)].slice(-mostFolders);
    this.#file.write({ ...this.#file.read(), ownFolders });
  }

  /** By name. */
  mappings(): KeptMapping[] {
    return this.#file.read().mappings.toSorted(byName);
  }

  /** Keeps a mapping under its name, in place of one of that name. Fails with `bad-mapping`. */
  keepMapping(mapping: KeptMapping): void {
    const { success, data } = keptMapping.safeParse(mapping);
    if (!success) {
      throw new TrailcaseError(
        'bad-mapping',
        'A mapping is kept under a name of 1 to 200 characters, with at most 50 fields and paths of at most 1 000 characters.',
      );
    }
    const kept = this.#file.read();
    const others = kept.mappings.filter(({ name }) => name !== data.name);
    this.#file.write({ ...kept, mappings: [...others, data].slice(-mostMappings) });
  }

  forgetMapping(name: string): void {
    const kept = this.#file.read();
    const mappings = kept.mappings.filter((each) => each.name !== name);
    this.#file.write({ ...kept, mappings });
  }
}

function byName(one: KeptMapping, other: KeptMapping): number {
  return one.name < other.name ? -1 : Number(one.name > other.name);
}
