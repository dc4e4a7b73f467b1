import type { Connection, ConnectorSummary } from '../../../shared/connection.ts';
import { cutText } from '../../../shared/cut-text.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { showHidden } from '../../../shared/hidden-characters.ts';
import type { JobProgress } from '../../../shared/job.ts';
import {
  connectorOf,
  type LiveHost,
  openTenant,
  secretOf,
  type TenantClient,
} from '../live/index.ts';
import { type CancelFlag, isRaised } from './cancel-flag.ts';
import { type CancelSignal, cancelSignal } from './cancel-signal.ts';

/** What work over a connection has at hand. */
export interface AtTenant {
  client: TenantClient;
  summary: ConnectorSummary;
  cancel: CancelSignal;
  /** Tells how far the work is. */
  look: (done: number, total: number | null, stage: string) => void;
  isStopped: () => boolean;
}

/** Work over a connection. */
interface TenantJob {
  host: LiveHost;
  connection: Connection;
  flag: CancelFlag;
  progress: (progress: JobProgress) => void;
}

/** Letters of what is being done, which may hold text of a log. */
const longestStage = 200;

/** Progress is told this often at most, in milliseconds. */
const interval = 100;

/**
 * Does something over a connection with its client, which is closed whatever happens.
 * @throws {TrailcaseError} `not-allowed`, `secret-missing`, what the client and the work fail with
 */
export async function atTenant<T>(
  { host, connection, flag, progress }: TenantJob,
  work: (at: AtTenant) => Promise<T>,
): Promise<T> {
  const secret = await secretOf(host, connection);
  const { summary } = connectorOf(connection.connector);
  const cancel = cancelSignal(flag);
  let last = { done: 0, total: null as number | null, stage: 'asking the tenant' };
  let toldAt = 0;
  let later: NodeJS.Timeout | undefined;
  const tell = (stage = last.stage) => {
    clearTimeout(later);
    toldAt = Date.now();
    progress({ done: last.done, total: last.total, unit: 'steps', stage });
  };
  const client = await openTenant(connection, secret, {
    signal: cancel.signal,
    waiting: (why) => {
      cancel.wait(why !== null);
      tell(why ?? undefined);
    },
  }).catch((error: unknown) => {
    cancel.end();
    throw error;
  });
  try {
    return await work({
      client,
      summary,
      cancel,
      look(done, total, stage) {
        last = { done, total, stage: cutText(showHidden(stage), longestStage) };
        const rest = toldAt + interval - Date.now();
        clearTimeout(later);
        if (rest <= 0) tell();
        else later = setTimeout(() => tell(), rest);
      },
      isStopped: () => isRaised(flag),
    });
  } finally {
    cancel.end();
    clearTimeout(later);
    await client.close();
  }
}

/** Fails where the work was cancelled. */
export function refuseWhenStopped(isStopped: () => boolean): void {
  if (isStopped()) throw new TrailcaseError('cancelled', 'Cancelled.');
}
