import { join } from 'node:path';
import * as z from 'zod/mini';
import { type Connection, connectionSchema } from '../../../shared/connection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { JsonFile } from './json-file.ts';

/** Connections kept at most. */
const mostConnections = 500;

const keptSchema = z.object({ connections: z._default(z.array(z.unknown()), []) });

/** What the file holds: those of another version of the program, which this one cannot read, stay as they are. */
interface Kept {
  connections: Connection[];
  unreadable: unknown[];
}

/**
 * Connections of this user for every case, in one JSON file: without their secrets. It is read anew before each
 * change, so that hosts beside each other lose nothing of weight.
 */
export class KeptConnections {
  readonly #file: JsonFile<z.output<typeof keptSchema>>;
  readonly #log: (trouble: unknown) => void;
  #isTold = false;

  constructor(folder: string, log: (trouble: unknown) => void) {
    this.#log = log;
    this.#file = new JsonFile(
      join(folder, 'connections.json'),
      (found) => keptSchema.parse(found),
      log,
    );
  }

  /** By name. */
  list(): Connection[] {
    return this.#read().connections.toSorted(byName);
  }

  /** Keeps one in place of that with its id. Fails with `bad-request` where another has its name. */
  keep(connection: Connection): Connection[] {
    const { connections, unreadable } = this.#read();
    const others = connections.filter(({ id }) => id !== connection.id);
    if (others.some(({ name }) => name === connection.name)) {
      throw new TrailcaseError(
        'bad-request',
        `There is another connection called "${connection.name}". Give this one another name.`,
      );
    }
    if (others.length + unreadable.length >= mostConnections) {
      throw new TrailcaseError(
        'limit-reached',
        `There are ${mostConnections} connections. Forget some that are not needed any more.`,
      );
    }
    this.#file.write({ connections: [...others, connection, ...unreadable] });
    return this.list();
  }

  forget(id: string): Connection[] {
    const { connections, unreadable } = this.#read();
    const others = connections.filter((each) => each.id !== id);
    this.#file.write({ connections: [...others, ...unreadable] });
    return this.list();
  }

  #read(): Kept {
    const kept: Kept = { connections: [], unreadable: [] };
    for (const found of this.#file.read().connections) {
      const { success, data } = connectionSchema.safeParse(found);
      if (success) kept.connections.push(data);
      else kept.unreadable.push(found);
    }
    const { length } = kept.unreadable;
    if (length > 0 && !this.#isTold) {
      this.#isTold = true;
      this.#log(
        `${length === 1 ? 'One connection' : `${length} connections`} of this user cannot be read by this version and ${length === 1 ? 'is' : 'are'} left in connections.json as ${length === 1 ? 'it is' : 'they are'}.`,
      );
    }
    return kept;
  }
}

function byName(one: Connection, other: Connection): number {
  return one.name < other.name ? -1 : Number(one.name > other.name);
}
