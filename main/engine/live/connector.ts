import type { Connection, ConnectorSummary } from '../../../shared/connection.ts';
import type { TenantAnswer, TenantClient } from './http/tenant-client.ts';

/** The window that is pulled, microseconds UTC; both ends are fixed before the first page is asked for. */
export interface PullWindow {
  /** Null: everything the system has. */
  from: number | null;
  /** Not included. */
  until: number;
}

/** What a connector is asked to go through. */
export interface PageQuest {
  client: TenantClient;
  connection: Connection;
  stream: string;
  window: PullWindow;
  /** Where an earlier reading of the very same window stopped: `next` of the last page that was stored. Null at its beginning. */
  resume: unknown;
  pageSize: number;
}

/** One page of a log, as it came. */
export interface LogPage {
  answer: TenantAnswer;
  /** Dotted path to the list of records in the answer; empty where the answer is the list. */
  items: string;
  /** Records in it. */
  count: number;
  /** Plain JSON with which reading goes on after this page; null after the last one. */
  next: unknown;
  /** Records in the whole window, where the system says so; what is no count is taken for none by whoever reads the pages. */
  announced: number | null;
  /** Records at its beginning that are asked for once more on purpose, to see whether the list has moved. */
  overlap?: number;
  /** Times of records in it that were not final yet, microseconds UTC: later pulls look at them again. */
  unfinished?: readonly number[];
  /** A sentence for the receipt about what is odd: a list that moved while it was read. */
  warning?: string;
}

/**
 * One system that is asked page by page. A connector knows addresses and cursors; it never stores, waits or
 * logs in. Only reading requests: `client.read` and `client.readJson`.
 */
export interface Connector {
  readonly summary: ConnectorSummary;
  /**
   * The pages of one log in one window, in the order that loses nothing when records are added meanwhile: by
   * ascending time wherever the system can. Asking for the next page continues; it may stop after any.
   * @throws {TrailcaseError} what the client fails with; `unexpected-answer` where a page has not the shape it should have
   */
  pages(quest: PageQuest): AsyncGenerator<LogPage, void, void>;
  /** Asks for one record of a log, to see whether it may be read; answers with a sentence about what came. */
  probe(client: TenantClient, connection: Connection, stream: string): Promise<string>;
  /**
   * Microseconds by which the next pull goes back behind the end of the last one, since records may come late;
   * their doubles are told.
   */
  readonly overlap: number;
}
