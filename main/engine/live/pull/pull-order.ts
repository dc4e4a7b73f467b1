import type { MessagePort } from 'node:worker_threads';
import type { Connection, StreamSummary } from '../../../../shared/connection.ts';
import { type ErrorData, TrailcaseError } from '../../../../shared/errors.ts';
import type { PullReceipt } from '../../../../shared/pull.ts';
import type { PullPoint } from '../../store/index.ts';
import { connectorOf } from '../connectors/index.ts';
import type { AskedSpan } from './pull-window.ts';

/** What the coordinator asks of a pull thread: one pull, then the thread is done. The secret goes nowhere else. */
export interface PullOrder {
  pull: number;
  connection: Connection;
  secret: string;
  /** Logs by name, each with how far it is; null where it was never pulled. */
  streams: { stream: string; point: PullPoint | null }[];
  span: AskedSpan;
  /** Seconds between pulls; null for one. */
  follow: number | null;
  cancel: SharedArrayBuffer;
}

/** It may write now: a line to the writer thread. */
export interface TurnOrder {
  turn: number;
  port: MessagePort;
}

/** Its turn did not come, and will not: why. */
export interface LostTurn {
  turn: number;
  error: ErrorData;
}

/** How a pull ended; `failure` is what ended it before all logs were gone through. */
export interface PullEnd {
  receipt: PullReceipt;
  failure: ErrorData | null;
}

/**
 * The logs that are pulled: those that are asked for, else those of the connection, else all of its system.
 * @throws {TrailcaseError} `bad-request` for one that the system does not have
 */
export function streamsOf(connection: Connection, asked: readonly string[]): StreamSummary[] {
  const { streams } = connectorOf(connection.connector).summary;
  const names = asked.length > 0 ? asked : connection.streams;
  if (names.length === 0) return streams;
  return [...new Set(names)].map((name) => {
    const found = streams.find((each) => each.name === name);
    if (found !== undefined) return found;
    const known = streams.map((each) => each.name).join(', ');
    throw new TrailcaseError(
      'bad-request',
      `"${connection.name}" has no log "${name}". Its logs are: ${known}.`,
    );
  });
}
