import type { ConnectorName } from './connection.ts';
import type { ErrorData } from './errors.ts';
import type { SourceReceipt } from './import-receipt.ts';

/** Seconds that a pull that follows may rest before it asks again. */
export const shortestPause = 5;
export const longestPause = 86_400;

/** What of a connection is kept with what was done over it. */
export interface ConnectionNote {
  id: string;
  name: string;
  connector: ConnectorName;
  address: string;
  tenant: string;
}

/** What a pull brought of one log. read = stored + duplicates + rejected, over all its pages. */
export interface StreamReceipt {
  stream: string;
  /** The window that was asked for, ISO UTC; from is null where everything was, until where the pull never came to this log. */
  askedFrom: string | null;
  askedUntil: string | null;
  /**
   * What was asked for once more since records in it were not final when they were pulled before, such as a job that ran: how many
   * windows, from the beginning of the first to the end of the last; null where there was nothing.
   */
  askedAgain: { from: string; until: string; windows: number; pages: number } | null;
  /** Earliest and latest record that came, ISO UTC; null where none did. */
  gotFrom: string | null;
  gotUntil: string | null;
  pages: number;
  /** Records in the pages, as the connector counted them. */
  items: number;
  read: number;
  stored: number;
  duplicates: number;
  rejected: number;
  /** Records that the system says there are in the window; null where it does not say, or where more than one was gone through. */
  announced: number | null;
  /** `complete`: to the end of the window. `open`: stopped before it; the next pull goes on there. */
  state: 'complete' | 'open';
  /** It went on where an earlier pull had stopped. */
  resumed: boolean;
  /** Retention shortfall, changed totals, pages that had to be asked again; in sentences. */
  warnings: string[];
  /** What is worth knowing and no trouble, such as pages that brought nothing new; in sentences. */
  notes: string[];
  /** Why it stopped before the end; null otherwise. */
  error: ErrorData | null;
}

/** What one pull did. */
export interface PullReceipt {
  /** Number of the custody entry of its start. */
  pull: number;
  connection: ConnectionNote;
  /** ISO UTC. */
  started: string;
  ended: string;
  streams: StreamReceipt[];
  /** A source for every stretch of pages that was stored at once. */
  sources: SourceReceipt[];
  requests: number;
  /** Requests that had to be made again, and milliseconds waited because the server asked for it. */
  retries: number;
  waited: number;
  bytes: number;
}

/** A pull as it stands in the case. */
export interface PullSummary {
  pull: number;
  connection: ConnectionNote;
  started: string;
  by: string;
  /** By log: how far it is and what is stored. `upTo`: everything before it is in the case, ISO UTC. */
  streams: { stream: string; upTo: string | null; state: 'complete' | 'open'; pages: number }[];
  sources: number[];
}

/** One answer of a system, as it is kept. */
export interface PulledPage {
  source: number;
  /** From 1 within its source. */
  page: number;
  pull: number;
  stream: string;
  /** Where its bytes stand in the source. */
  offset: number;
  bytes: number;
  sha256: string;
  method: string;
  /** Address with its parameters, without anything secret. */
  address: string;
  status: number;
  /** Headers of interest: date, request id, rate limit. */
  headers: Record<string, string>;
  /** When its last byte came, ISO UTC. */
  fetched: string;
  attempts: number;
}
