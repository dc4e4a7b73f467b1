import type { Connection, ConnectorSummary } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { Connector, LogPage, PageQuest } from '../connector.ts';
import type { TenantAnswer, TenantClient } from '../http/tenant-client.ts';
import { pathOf } from '../path-of.ts';
import { askLog, streamOf } from './ask-log.ts';
import { auditLogQuestion, latestQuestion } from './authgear-question.ts';
import { latestTold } from './latest-told.ts';
import { isFields, listedRecords, textOf, valueAt } from './listed-records.ts';
import { serverWords } from './server-words.ts';
import { Standstill } from './standstill.ts';
import { readTime, writeMicros } from './window-texts.ts';

const summary: ConnectorSummary = {
  connector: 'authgear',
  title: 'Authgear',
  about: 'The audit log of an Authgear project, by its Admin API.',
  addressExample: 'https://acme.authgear.cloud',
  tenantTitle: 'Project ID',
  auth: [
    {
      title: 'Admin API key',
      secretTitle: 'Private key (PEM)',
      auth: { kind: 'signed-token', keyId: '', audience: '{tenant}' },
    },
  ],
  streams: [
    {
      name: 'audit-log',
      title: 'Audit log',
      system: 'authgear',
      kinds: ['event', 'audit', 'grant', 'notification'],
      permission: 'a key of the Admin API (portal: Advanced → Admin API) and the ID of its project',
    },
  ],
  retention:
    'By plan: where a pull begins before that, Authgear silently begins later. Older servers drop records after 90 days.',
  paths: [
    {
      name: 'audit-log',
      title: 'Admin API; of a server of your own it may be /graphql',
      method: 'POST',
      template: '/_api/admin/graphql',
    },
  ],
  acts: [],
  restores: false,
  limits: { perMinute: null, pageSize: 100 },
};

const mostAtOnce = 100;
const list = 'data.auditLogs.edges';

/** Asks the Admin API; it says what is wrong in the answer, with the status of a good one. */
async function ask(
  client: TenantClient,
  connection: Connection,
  name: string,
  question: object,
): Promise<{ answer: TenantAnswer; value: unknown }> {
  const stream = streamOf(summary.streams, name);
  const path = pathOf(connection, summary, 'audit-log');
  try {
    const asked = await askLog(client, { path, question }, stream);
    failOnErrors(asked.value);
    return asked;
  } catch (error) {
    if (!(error instanceof TrailcaseError) || error.code !== 'permission-missing') throw error;
    // Authgear answers so to every token that it does not take.
    throw new TrailcaseError(
      'login-refused',
      `Authgear did not take the token that was signed for "${connection.name}". Compare project ID and key ID with the portal (Advanced → Admin API), look whether the private key is the one of that ID, and whether the clock of this computer is right within five minutes.`,
      error.details,
      error,
    );
  }
}

function failOnErrors(value: unknown): void {
  const errors = valueAt(value, 'errors');
  if (!Array.isArray(errors) || errors.length === 0) return;
  const [first] = errors;
  const reason = textOf(first, 'extensions.reason');
  const words = serverWords(textOf(first, 'message') ?? 'no reason');
  throw new TrailcaseError(
    'unexpected-answer',
    `Authgear refused the question${reason === null ? '' : ` (${serverWords(reason)})`}: ${words}. ${adviceFor(reason)}`,
    { status: 200 },
  );
}

function adviceFor(reason: string | null): string {
  return reason === 'InvalidCursor'
    ? 'Pull again from a time on, so that no old place is asked for.'
    : 'It may be of an older version, or the address may be that of another API; import an export of its log instead.';
}

/** Asks page after page of a window that stays the same: both ends are pinned, so that a cursor, which is an offset, stays good. */
async function* pagesOf(quest: PageQuest): AsyncGenerator<LogPage, void, void> {
  const { client, connection, stream, window, resume } = quest;
  let after = isFields(resume) && typeof resume.after === 'string' ? resume.after : null;
  const standstill = new Standstill();
  for (;;) {
    const variables = {
      first: Math.min(quest.pageSize, mostAtOnce),
      ...(after === null ? {} : { after }),
      ...(window.from === null ? {} : { rangeFrom: writeMicros(window.from) }),
      rangeTo: writeMicros(window.until),
    };
    const asked = await ask(client, connection, stream, { query: auditLogQuestion, variables });
    const { answer, value } = asked;
    const edges = listedRecords(value, list, answer);
    const log = valueAt(value, 'data.auditLogs');
    const announced = valueAt(log, 'totalCount');
    const end = textOf(log, 'pageInfo.endCursor');
    const isMore = valueAt(log, 'pageInfo.hasNextPage') === true && edges.length > 0;
    if (isMore && end === null) {
      throw new TrailcaseError(
        'unexpected-answer',
        `${answer.address} says that there is more but not where. Pull again from a later time.`,
      );
    }
    standstill.after(after, isMore ? end : null, edges.length, answer);
    const next = isMore ? { after: end } : null;
    yield {
      answer,
      items: list,
      count: edges.length,
      next,
      announced: typeof announced === 'number' ? announced : null,
    };
    if (next === null) return;
    after = next.after;
  }
}

/**
 * Authgear's Admin API (`sources.md` 3): a GraphQL question by POST, oldest first, both ends of the range pinned since its
 * cursors are offsets. A last page may be empty. No limit of requests is documented `[U]`.
 */
export const authgear: Connector = {
  summary,
  // [D] Times are told to the second, and records are written down behind the event.
  overlap: 5 * 60_000_000,
  pages: pagesOf,
  async probe(client: TenantClient, connection: Connection, stream: string) {
    const { answer, value } = await ask(client, connection, stream, { query: latestQuestion });
    return latestTold(listedRecords(value, list, answer), (edge) =>
      readTime(valueAt(edge, 'node.createdAt')),
    );
  },
};
