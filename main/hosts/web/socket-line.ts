import type { WebSocket } from 'ws';
import type { Channel } from '../../../shared/rpc/index.ts';

/** Calls of one page that are answered at the same time; more wait. */
const mostOpenCalls = 64;

/** Bytes that a page has not read yet from which on its progress events are left out … */
const eventsWaitAt = 1024 * 1024;
/** … from which on nothing more is read from it … */
const readingStopsAt = 8 * 1024 * 1024;
/** … and at which it is cut off, for it has stopped to read. */
const cutOffAt = 128 * 1024 * 1024;

const heartbeatMs = 30_000;

/** Closed since the page did not keep to the form of a line. */
const badMessage = 4400;

/**
 * A line over a web socket, with JSON for plain data. What a slow page can make the host hold is bounded:
 * of the events of a job only the newest waits for it, its calls wait unread while answers pile up, and a
 * page that reads nothing is cut off. A page that does not answer two heartbeats is gone.
 */
export function socketLine(socket: WebSocket, log: (trouble: unknown) => void): Channel {
  const unread: object[] = [];
  /** Job → its newest event that the page was not told yet. */
  const held = new Map<unknown, string>();
  let open = 0;
  let isAlive = true;
  let receive: (message: unknown) => void = () => undefined;

  const isBehind = () => socket.bufferedAmount > readingStopsAt;

  const takeCalls = () => {
    while (open < mostOpenCalls && !isBehind()) {
      const message = unread.shift();
      if (message === undefined) break;
      open += 1;
      receive(message);
    }
    if (unread.length > 0 || isBehind()) socket.pause();
    else socket.resume();
  };

  const send = (text: string) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > cutOffAt) {
      log('A page reads nothing of what it asked for and was disconnected.');
      socket.terminate();
      return;
    }
    socket.send(text, () => {
      isAlive = true;
      if (socket.bufferedAmount <= eventsWaitAt) tellHeld();
      takeCalls();
    });
  };

  const tellHeld = () => {
    const texts = [...held.values()];
    held.clear();
    for (const text of texts) send(text);
  };

  const heartbeat = setInterval(() => {
    if (!isAlive && open < mostOpenCalls) socket.terminate();
    isAlive = false;
    socket.ping();
  }, heartbeatMs).unref();

  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('error', log);
  socket.on('message', (data, isBinary) => {
    if (socket.readyState !== socket.OPEN) return;
    isAlive = true;
    const message = isBinary ? null : readCall(String(data));
    if (message === null) {
      socket.close(badMessage, 'A line carries calls as JSON.');
      return;
    }
    unread.push(message);
    takeCalls();
  });

  return {
    post(message) {
      const text = JSON.stringify(message);
      const job = jobOf(message);
      if (job === undefined) {
        open -= 1;
        send(text);
      } else if (socket.bufferedAmount > eventsWaitAt) {
        held.delete(job);
        held.set(job, text);
      } else send(text);
    },
    onMessage(listener) {
      receive = listener;
    },
    onClose(closed) {
      socket.on('close', () => {
        clearInterval(heartbeat);
        held.clear();
        unread.length = 0;
        closed();
      });
    },
    close: () => socket.close(1001, 'The host stops.'),
  };
}

/** A call as it came, or null for anything else. */
function readCall(text: string): object | null {
  try {
    const message: unknown = JSON.parse(text);
    if (typeof message !== 'object' || message === null) return null;
    const { id, call } = message as Record<string, unknown>;
    return Number.isSafeInteger(id) && typeof call === 'string' ? message : null;
  } catch {
    return null;
  }
}

/** The job that an event tells of; undefined for an answer. */
function jobOf(message: unknown): unknown {
  return (message as { event?: { job?: unknown } }).event?.job;
}
