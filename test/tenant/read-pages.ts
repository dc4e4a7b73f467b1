import { openClient } from '../../main/engine/live/http/open-client.ts';
import type { Outside } from '../../main/engine/live/http/outside.ts';
import type { Connector, LogPage, PullWindow, TenantClient } from '../../main/engine/live/index.ts';
import type { Connection } from '../../shared/connection.ts';

/** A world in which nobody waits. */
const atOnce: Outside = {
  now: () => Date.now(),
  wait: async (_milliseconds, signal) => signal.throwIfAborted(),
  chance: () => 0.5,
};

/** The real client for a stand-in, with the patience of the real one and without its waiting. */
export function clientFor(connection: Connection, secret: string): TenantClient {
  const { signal } = new AbortController();
  return openClient(connection, secret, { signal }, { perMinute: null, outside: atOnce });
}

export interface ReadOptions {
  window?: PullWindow;
  pageSize?: number;
  /** Stops after so many pages and goes on from the checkpoint of the last one with a new reader, as often as it takes. */
  stopEvery?: number;
}

/** All pages of a log, and the records in them, as texts. */
export async function readPages(
  connector: Connector,
  client: TenantClient,
  stream: string,
  options: ReadOptions = {},
): Promise<{ pages: LogPage[]; records: unknown[] }> {
  const { window = everything, pageSize = 100, stopEvery = Number.POSITIVE_INFINITY } = options;
  const pages: LogPage[] = [];
  let resume: unknown = null;
  do {
    let read = 0;
    const quest = { client, connection: client.connection, stream, window, resume, pageSize };
    for await (const page of connector.pages(quest)) {
      pages.push(page);
      // A checkpoint lives in the case as JSON.
      resume = JSON.parse(JSON.stringify(page.next));
      read += 1;
      if (read >= stopEvery) break;
    }
  } while (resume !== null);
  return { pages, records: pages.flatMap(recordsOf) };
}

const everything: PullWindow = { from: null, until: Date.parse('2030-01-01T00:00:00Z') * 1_000 };

/** The records of a page, found by the path that the page itself names. */
export function recordsOf({ answer, items, count }: LogPage): unknown[] {
  let value = JSON.parse(answer.body.toString('utf8')) as unknown;
  for (const key of items === '' ? [] : items.split('.')) {
    value = (value as Record<string, unknown>)[key];
  }
  const records = value as unknown[];
  if (records.length !== count) throw new Error(`${count} announced, ${records.length} there`);
  return records;
}
