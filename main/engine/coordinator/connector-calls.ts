import type { ConnectionTest } from '../../../shared/connection.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import {
  connectionNote,
  connectorOf,
  connectorSummaries,
  type LiveHost,
  openTenant,
  secretOf,
  type TenantClient,
  testConnection,
} from '../live/index.ts';
import { liveEntries } from '../store/index.ts';
import { askedOfTenant } from './asked-of-tenant.ts';
import { abortSignalOf } from './cancel-flag.ts';
import type { Jobs } from './jobs.ts';
import type { OpenSession } from './open-session.ts';

/** Requests that a test makes again: somebody sits and waits. */
const testRetries = 2;

/** How the coordinator answers what connectors there are, and whether a connection works. */
export function connectorAnswers(caseAtHand: () => OpenSession | null, jobs: Jobs, host: LiveHost) {
  return {
    'connector.list': connectorSummaries,
    'connection.test': async ({ connection }: ParamsOf<'connection.test'>) => {
      const secret = await secretOf(host, connection);
      const at = caseAtHand();
      return jobs.start('connection.test', async (cancel, progress) => {
        const look = (stage: string, done = 0, total: number | null = null) =>
          progress({ done, total, unit: 'steps', stage });
        const watch = {
          signal: abortSignalOf(cancel),
          waiting: (why: string | null) => look(why ?? 'going on'),
        };
        let client: TenantClient | null = null;
        const tested = await askedOfTenant(
          {
            session: at,
            action: liveEntries.connectionTested,
            detail: { connection: connectionNote(connection), good: false },
            requests: () => client?.figures.requests ?? 0,
          },
          () =>
            testConnection(
              connection,
              connectorOf(connection.connector),
              async () => {
                client = await openTenant(connection, secret, watch, { retries: testRetries });
                return client;
              },
              look,
            ),
        );
        await noteInCustody(at, connection, tested);
        return tested;
      });
    },
  };
}

/** A tenant was asked with somebody's credential: where a case is open, its log says so. */
async function noteInCustody(
  at: OpenSession | null,
  connection: ParamsOf<'connection.test'>['connection'],
  { good, streams }: ConnectionTest,
): Promise<void> {
  if (at === null) return;
  const states = streams.map(({ stream, state }) => ({ stream, state }));
  await at.writer.call('append-custody', {
    action: liveEntries.connectionTested,
    detail: { connection: connectionNote(connection), good, streams: states },
  });
}
