import type { Connection, GenericPages } from '../../../../../shared/connection.ts';
import { makeConnection } from '../../../../helpers/connections.ts';
import { json, startServer } from '../../../../helpers/tenant-server.ts';

/** A record as the server has it. */
export interface ServedRecord {
  id: string;
  time: string;
  action: string;
  actor: string;
}

/** So many records, a minute apart from a time on. */
export function servedRecords(count: number, from = '2026-11-01T00:00:00.000Z'): ServedRecord[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `r${at}`,
    time: new Date(Date.parse(from) + at * 60_000).toISOString(),
    action: 'login',
    actor: `user${at % 7}@demo.example`,
  }));
}

/** What the server does otherwise than it should; can be changed while it runs. */
export interface Served {
  records: ServedRecord[];
  /** Cursors that it does not know any more. */
  refuses: (cursor: string) => boolean;
  /** Called before each answer; answers itself by throwing a status. */
  before: (cursor: string | null) => number | null;
  /** Records before the page of a cursor. */
  place: (cursor: string) => number;
  /** Whether the answer before this one comes once more. */
  repeats: () => boolean;
  /** What stands in each answer besides. */
  besides: object;
  /** Headers of each answer besides. */
  headers: () => Record<string, string>;
  /** Asked: the cursor of each request. */
  asked: (string | null)[];
}

/** A small server of one log in pages with cursors, and a generic connection to it. */
export async function serveLog(
  records: ServedRecord[],
  changes: Partial<GenericPages> = {},
): Promise<{ served: Served; connection: Connection }> {
  const served: Served = {
    records,
    refuses: () => false,
    before: () => null,
    repeats: () => false,
    place: (cursor) => Number(cursor.split('-')[0]),
    besides: {},
    headers: () => ({}),
    asked: [],
  };
  let last: unknown = null;
  const { address } = await startServer(({ url }, response) => {
    const asked = new URL(url, 'http://x').searchParams;
    const cursor = asked.get('cursor');
    served.asked.push(cursor);
    const status = served.before(cursor);
    if (status !== null) return json(response, { error: 'told to' }, status);
    if (cursor !== null && served.refuses(cursor)) return json(response, { error: 'gone' }, 410);
    const [from, until] = [asked.get('from'), asked.get('until')];
    const window = served.records.filter(
      ({ time }) => (from === null || time >= from) && (until === null || time < until),
    );
    const at = cursor === null ? 0 : served.place(cursor);
    const size = Number(asked.get('size') ?? 10);
    const page = window.slice(at, at + size);
    const next = at + size < window.length ? `${at + size}-${from ?? ''}` : null;
    if (!served.repeats()) last = { data: { list: page }, next, ...served.besides };
    json(response, last, 200, served.headers());
  });
  const connection = makeConnection({
    address,
    name: 'Log',
    connector: 'generic',
    auth: { kind: 'none' },
    limits: { perMinute: 60_000, pageSize: 10, timeoutSeconds: 10, pageBytes: null },
    generic: {
      path: '/log',
      items: 'data.list',
      paging: { style: 'cursor', at: 'next', parameter: 'cursor' },
      sizeParameter: 'size',
      window: { from: 'from', until: 'until', form: 'iso' },
      system: null,
      kind: 'event',
      map: { time: 'time', action: 'action', actor: 'actor', key: 'id' },
      ...changes,
    },
  });
  return { served, connection };
}
