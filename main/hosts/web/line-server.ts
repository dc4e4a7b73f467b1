import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { refuseRaw } from './reply.ts';
import { type Asked, type Refusal, RequestRefused } from './request-gate.ts';
import { responseHeaders } from './response-headers.ts';
import type { Tickets } from './tickets.ts';

/** Longest message of a page, in bytes. */
const mostBytes = 1024 * 1024;

/** Name of the protocol on a line; the ticket is named beside it. */
const protocol = 'trailcase';

/** How long a page may take to agree that a line is closed. */
const closingMs = 1_000;

/** Closed since its ticket was used before, is late or was never issued. */
const badTicket = 4401;

/**
 * The upgrading end of lines: `GET /line` with the subprotocols `trailcase` and a ticket, since browsers
 * can set no header there and an address would be written down somewhere.
 */
export class LineServer {
  readonly #tickets: Tickets;
  readonly #opened: (socket: WebSocket) => void;
  readonly #failed: () => void;
  readonly #sockets = new Set<WebSocket>();
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: mostBytes,
    handleProtocols: () => protocol,
  });

  /**
   * @param opened told of each line that came with a ticket
   * @param failed told of each that did not
   */
  constructor(tickets: Tickets, opened: (socket: WebSocket) => void, failed: () => void) {
    this.#tickets = tickets;
    this.#opened = opened;
    this.#failed = failed;
    this.#server.on('headers', (lines, request) => {
      for (const [name, value] of Object.entries(responseHeaders(request.headers.host ?? ''))) {
        lines.push(`${name}: ${value}`);
      }
    });
    this.#server.on('wsClientError', (_error, socket, { headers }) =>
      refuseRaw(socket, headers.host ?? '', notALine),
    );
  }

  /** Answers a request for an upgrade that came through the gate, or fails with `RequestRefused`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, { path, query }: Asked): void {
    const [named, ticket, ...more] = (request.headers['sec-websocket-protocol'] ?? '').split(/, ?/);
    if (path !== '/line' || query !== '' || named !== protocol || more.length > 0) {
      throw new RequestRefused(notALine);
    }
    this.#server.handleUpgrade(request, socket, head, (line) => {
      if (this.#tickets.take(ticket ?? '')) this.#keep(line);
      else {
        this.#failed();
        line.on('error', () => line.terminate());
        line.close(badTicket, 'This ticket is not good any more.');
      }
    });
  }

  /** Hangs up on all pages, whether they agree or not. */
  close(): void {
    for (const line of this.#sockets) {
      line.close(1001, 'Trailcase was stopped.');
      setTimeout(() => line.terminate(), closingMs).unref();
    }
    this.#server.close();
  }

  #keep(line: WebSocket): void {
    this.#sockets.add(line);
    line.on('close', () => this.#sockets.delete(line));
    this.#opened(line);
  }
}

const notALine: Refusal = { status: 400, reason: 'There is no such line.' };
