import type { TransferListItem } from 'node:worker_threads';
import type { Channel } from '../../../shared/rpc/index.ts';

/** What a message port, a worker and a thread's parent port have in common. */
export interface Port {
  postMessage(message: unknown, transfer?: readonly TransferListItem[]): void;
  on(event: 'message', receive: (message: unknown) => void): unknown;
  on(event: 'close' | 'exit', receive: () => void): unknown;
  close?(): void;
}

/** A line over a port between threads. */
export function portChannel(port: Port, closeEvent: 'close' | 'exit' = 'close'): Channel {
  return {
    post: (message) => port.postMessage(message, transfersOf(message)),
    onMessage: (receive) => void port.on('message', receive),
    onClose: (closed) => void port.on(closeEvent, closed),
    close: () => port.close?.(),
  };
}

/** A port inside the parameters of a call moves to the other thread with it. */
function transfersOf(message: unknown): TransferListItem[] {
  const port = (message as { params?: { port?: TransferListItem } | null } | null)?.params?.port;
  return port === undefined ? [] : [port];
}
