import { join } from 'node:path';
import * as z from 'zod/mini';
import { type Connection, connectionSchema } from '../../../shared/connection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { JsonFile } from './json-file.ts';

/** Connections kept at most. */
const mostConnections = 500;

const keptSchema = z.object({ connections: z._default(z.array(connectionSchema), []) });

/**
 * Connections of this user for every case, in one JSON file: without their secrets. It is read anew before each
 * change, so that hosts beside each other lose nothing of weight.
 */
export class KeptConnections {
  readonly #file: JsonFile<z.output<typeof keptSchema>>;

  constructor(folder: string, log: (trouble: unknown) => void) {
    this.#file = new JsonFile(
      join(folder, 'connections.json'),
      (found) => keptSchema.parse(found),
      log,
    );
  }

  /** By name. */
  list(): Connection[] {
    return this.#file.read().connections.toSorted(byName);
  }

  /** Keeps one in place of that with its id. Fails with `bad-request` where another has its name. */
  keep(connection: Connection): Connection[] {
    const others = this.#file.read().connections.filter(({ id }) => id !== connection.id);
    if (others.some(({ name }) => name === connection.name)) {
      throw new TrailcaseError(
        'bad-request',
        `There is another connection called "${connection.name}". Give this one another name.`,
      );
    }
    if (others.length >= mostConnections) {
      throw new TrailcaseError(
        'limit-reached',
        `There are ${mostConnections} connections. Forget some that are not needed any more.`,
      );
    }
    this.#file.write({ connections: [...others, connection] });
    return this.list();
  }

  forget(id: string): Connection[] {
    const others = this.#file.read().connections.filter((each) => each.id !== id);
    this.#file.write({ connections: others });
    return this.list();
  }
}

function byName(one: Connection, other: Connection): number {
  return one.name < other.name ? -1 : Number(one.name > other.name);
}
