import { openClient } from '../../../../../main/engine/live/http/open-client.ts';
import type { TenantClient } from '../../../../../main/engine/live/http/tenant-client.ts';
import {
  connectorOf,
  type LogPage,
  type PullWindow,
} from '../../../../../main/engine/live/index.ts';
import type { Connection } from '../../../../../shared/connection.ts';

/** A connection with what it takes to use it. */
export interface Way {
  connection: Connection;
  secret: string;
}

/** A question, all but the way. */
export interface Walk {
  stream: string;
  /** Milliseconds; everything there is where nothing is said. */
  from?: number | null;
  until?: number;
  pageSize?: number;
  resume?: unknown;
  /** Done after each page was handed on. */
  after?: (page: LogPage, number: number) => void;
}

/** Later than all that stand-ins have. */
const later = Date.UTC(2027, 0, 1);

/** Uses a client for which no time passes; answers also with the milliseconds that it would have waited. */
export async function withClient<T>(
  { connection, secret }: Way,
  use: (client: TenantClient) => Promise<T>,
): Promise<{ value: T; waits: number[] }> {
  const waits: number[] = [];
  const outside = {
    now: () => Date.now(),
    wait: async (milliseconds: number) => {
      waits.push(milliseconds);
    },
    chance: () => 0.5,
  };
  const watch = { signal: new AbortController().signal };
  const client = openClient(connection, secret, watch, { perMinute: null, outside });
  try {
    return { value: await use(client), waits };
  } finally {
    await client.close();
  }
}

/** All pages of a question. */
export async function walk(way: Way, asked: Walk): Promise<{ pages: LogPage[]; waits: number[] }> {
  const { stream, from = null, until = later, pageSize = 100, resume = null, after } = asked;
  const window: PullWindow = { from: from === null ? null : from * 1_000, until: until * 1_000 };
  const { connection } = way;
  const { value: pages, waits } = await withClient(way, async (client) => {
    const found: LogPage[] = [];
    const quest = { client, connection, stream, window, resume, pageSize };
    for await (const page of connectorOf(connection.connector).pages(quest)) {
      found.push(page);
      after?.(page, found.length);
    }
    return found;
  });
  return { pages, waits };
}
