import { GraphQLError } from 'graphql';
import { type LoggedRecord, within } from './logged-records.ts';

/** Arguments of `auditLogs` that this stand-in heeds; the filters of people and types it takes and does not use. */
export interface AuditLogArguments {
  first?: number;
  last?: number;
  after?: string;
  before?: string;
  rangeFrom?: string;
  rangeTo?: string;
  sortDirection?: 'ASC' | 'DESC';
}

const largestPage = 100;

/** The connection of a question; cursors are offsets. */
export function auditLogConnection(
  log: readonly LoggedRecord[],
  asked: AuditLogArguments,
  keptFrom: number | null,
) {
  const { first, last, after, before, rangeFrom, rangeTo } = asked;
  const isLegal =
    (before === undefined && last === undefined && (after === undefined || first !== undefined)) ||
    (after !== undefined && before !== undefined);
  if (!isLegal) throw refusal('InvalidQuery', 'invalid pagination arguments');
  const from = rangeFrom === undefined ? null : Date.parse(rangeFrom);
  const until = rangeTo === undefined ? Number.POSITIVE_INFINITY : Date.parse(rangeTo);
  const raised = keptFrom === null ? from : Math.max(from ?? keptFrom, keptFrom);
  const found = within(log, raised, until);
  if (asked.sortDirection !== 'ASC') found.reverse();
  const size = Math.min(largestPage, first ?? last ?? largestPage);
  const begin = after === undefined ? 0 : offsetOf(after) + 1;
  const end = before === undefined ? found.length : offsetOf(before);
  const page = found.slice(begin, Math.min(end, begin + size));
  const edges = page.map(({ record }, at) => ({ cursor: cursorOf(begin + at), node: record }));
  return {
    edges,
    pageInfo: {
      // As the server does it: a full page means that there may be more.
      hasNextPage: page.length === size,
      hasPreviousPage: begin > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: found.length,
  };
}

function cursorOf(offset: number): string {
  return Buffer.from(`offset:${offset}`).toString('base64url');
}

function offsetOf(cursor: string): number {
  const [, offset] = /^offset:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (offset === undefined) throw refusal('InvalidCursor', 'invalid cursor');
  return Number(offset);
}

function refusal(reason: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { reason } });
}
