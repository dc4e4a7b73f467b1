import type { Connection } from '../../../shared/connection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { connectorOf, openTenant, type TenantClient } from '../live/index.ts';
import { explainReading, openReadable, type ReadableCase } from '../store/index.ts';
import { serveThread } from '../threads/index.ts';
import type { AskedDetail } from './journal.ts';
import { RestoreWork } from './restore-work.ts';

/** What a thread needs for one restore. The secret stays in the memory of the thread and ends with it. */
export interface RestoreOrder {
  /** Path of the case. */
  path: string;
  connection: Connection;
  secret: string;
  cancel: SharedArrayBuffer;
}

/** Progress is told, and the flag looked at, this often, in milliseconds. */
const interval = 100;

interface AtWork {
  db: ReadableCase;
  client: TenantClient;
  work: RestoreWork;
  watching: NodeJS.Timeout;
}

let atWork: AtWork | null = null;

function work(): RestoreWork {
  if (atWork === null) throw new TrailcaseError('internal', 'The restore was not opened.');
  return atWork.work;
}

async function open({ path, connection, secret, cancel }: RestoreOrder): Promise<null> {
  const connector = connectorOf(connection.connector);
  if (!connector.summary.restores) {
    throw new TrailcaseError(
      'not-allowed',
      `${connector.summary.title} takes no audit records back. Restore to a connection of the tenant service.`,
    );
  }
  const flag = new Int32Array(cancel);
  const stopping = new AbortController();
  const isCancelled = () => Atomics.load(flag, 0) === 1;
  const watching = setInterval(() => isCancelled() && stopping.abort(), interval);
  let told = 0;
  let last = '';
  const look = (stage: string, done: number, total: number | null) => {
    if (isCancelled()) throw new TrailcaseError('cancelled', 'Cancelled.');
    const now = Date.now();
    if (now - told < interval && stage === last) return;
    told = now;
    last = stage;
    tell({ done, total, unit: stage === 'checking the evidence' ? 'bytes' : 'records', stage });
  };
  let client: TenantClient;
  try {
    client = await openTenant(connection, secret, {
      signal: stopping.signal,
      waiting: (why) => tell({ done: 0, total: null, unit: 'records', stage: why ?? 'going on' }),
    });
  } catch (error) {
    clearInterval(watching);
    throw error;
  }
  const db = openReadable(path);
  const tenant = { connector, client, connection };
  atWork = { db, client, work: new RestoreWork(db, tenant, look), watching };
  return null;
}

async function close(): Promise<null> {
  if (atWork === null) return null;
  const { db, client, watching } = atWork;
  atWork = null;
  clearInterval(watching);
  db.close();
  await client.close();
  return null;
}

/** What the thread of a restore can be asked, in the order in which it is. */
const calls = {
  open,
  compare: ({ sources, places }: { sources: number[] | undefined; places: string[] }) =>
    work().compare(sources, places),
  start: () => work().start(),
  resume: ({ run, sources }: { run: number; sources: number[] | undefined }) =>
    work().resume(run, sources),
  ask: ({ run, batch }: { run: number; batch: number }) => work().ask(run, batch),
  send: (asked: AskedDetail) => work().send(asked),
  verify: ({ run }: { run: number }) => work().verify(run),
  requests: () => atWork?.client.figures.requests ?? 0,
  close,
};

export type RestoreThreadCalls = typeof calls;

const tell: (progress: JobProgress) => void = serveThread(async (name, params) => {
  try {
    return await calls[name as keyof RestoreThreadCalls](params as never);
  } catch (error) {
    throw explainReading(error);
  }
});
