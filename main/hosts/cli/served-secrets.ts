import { type Connection, secretNameOf } from '../../../shared/connection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { GivenSecrets } from '../web/index.ts';
import { secretInFile, sharesVariable, variableOf } from './connection-secret.ts';

/** Where a served workbench finds secrets besides those that are entered on its page. */
export interface ServedPlaces {
  /** Connections of this user. Those of a case get nothing from here: they may have come from somebody else. */
  connections: () => readonly Connection[];
  /** `NAME=FILE`, as on the command line. */
  keyFiles: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
}

/** Secrets of this user's connections by name: out of files that were named at the start, or of the environment. */
export class ServedSecrets implements GivenSecrets {
  readonly #places: ServedPlaces;
  readonly #files: ReadonlyMap<string, string>;
  readonly #since = new Date().toISOString();

  /** @throws {TrailcaseError} `bad-request` where a file is not named as `NAME=FILE`, or no connection has that name */
  constructor(places: ServedPlaces) {
    this.#places = places;
    this.#files = new Map(places.keyFiles.map(readKeyFile));
    const known = new Set(places.connections().map(({ name }) => name));
    for (const name of this.#files.keys()) {
      if (known.has(name)) continue;
      throw new TrailcaseError(
        'bad-request',
        `--key-file is for a connection of yours, and none is called "${name}". Make it first: trailcase connections add.`,
      );
    }
  }

  list(): { name: string; where: 'given'; since: string }[] {
    return this.#places
      .connections()
      .filter((connection) => this.#files.has(connection.name) || this.#inEnvironment(connection))
      .map((connection) => ({
        name: secretNameOf(connection),
        where: 'given',
        since: this.#since,
      }));
  }

  async read(name: string): Promise<string | null> {
    const found = this.#places.connections().find((each) => secretNameOf(each) === name);
    if (found === undefined) return null;
    const file = this.#files.get(found.name);
    if (file !== undefined) return await secretInFile(file);
    return this.#inEnvironment(found) ?? null;
  }

  #inEnvironment(connection: Connection): string | undefined {
    const { connections, env } = this.#places;
    return sharesVariable(connection, connections())
      ? undefined
      : env[variableOf(connection)] || undefined;
  }
}

function readKeyFile(given: string): [name: string, file: string] {
  const at = given.indexOf('=');
  if (at > 0 && at < given.length - 1) return [given.slice(0, at), given.slice(at + 1)];
  throw new TrailcaseError(
    'bad-request',
    `--key-file takes NAME=FILE: the name of a connection and the file that holds its secret; "${given}" is not that.`,
  );
}
