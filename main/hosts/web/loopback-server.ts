import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { TrailcaseError } from '../../../shared/errors.ts';
import { refuse, refuseRaw } from './reply.ts';
import {
  type Asked,
  checkRequest,
  type GateRules,
  ownHosts,
  type Refusal,
  RequestRefused,
} from './request-gate.ts';

/** Connections at the same time: a page needs seven. */
const mostConnections = 200;
const headersMs = 10_000;

/** What is behind the gate. */
export interface Routes {
  request(request: IncomingMessage, response: ServerResponse, asked: Asked): Promise<void>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, asked: Asked): void;
  /** Whether a path lets a browser in that was started from here. */
  isLaunch: GateRules['isLaunch'];
  log(trouble: unknown): void;
}

/** A server that listens on 127.0.0.1 and nowhere else. */
export interface LoopbackServer {
  port: number;
  /** Stops listening, and ends what connections are left. */
  close(): Promise<void>;
}

/**
 * Starts the server. Every request goes through the gate before its route is looked at; what Node itself
 * would answer (broken requests, expectations, tunnels) is answered here, with all of the headers.
 * @param port 0 for any that is free. Fails with `bad-request` where it is taken
 */
export async function listenOnLoopback(port: number, routes: Routes): Promise<LoopbackServer> {
  const server = createServer({ requireHostHeader: false, requestTimeout: 0 });
  server.headersTimeout = headersMs;
  server.maxConnections = mostConnections;
  const open = await listening(server, port);
  const rules = { port: open, isLaunch: routes.isLaunch };
  const self = ownHosts(open)[0] ?? '';

  const refusalOf = (error: unknown): Refusal => {
    if (error instanceof RequestRefused) return error.refusal;
    routes.log(error);
    return { status: 500, reason: 'Unexpected trouble.' };
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      await routes.request(request, response, checkRequest(request, rules));
    } catch (error) {
      if (response.headersSent || response.destroyed) response.destroy();
      else refuse(request, response, self, refusalOf(error));
    }
  };
  const refuseExpectation = (request: IncomingMessage, response: ServerResponse) =>
    refuse(request, response, self, { status: 417, reason: 'Nothing is to be expected.' });

  server.on('request', (request, response) => void answer(request, response));
  server.on('checkContinue', refuseExpectation);
  server.on('checkExpectation', refuseExpectation);
  server.on('connect', (_request, socket) =>
    refuseRaw(socket, self, { status: 405, reason: 'This method is not answered.' }),
  );
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    try {
      routes.upgrade(request, socket, head, checkRequest(request, rules));
    } catch (error) {
      refuseRaw(socket, self, refusalOf(error));
    }
  });
  server.on('clientError', (_error, socket) =>
    refuseRaw(socket, self, { status: 400, reason: 'This is not a request.' }),
  );

  return {
    port: open,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ message }) =>
      reject(
        new TrailcaseError(
          'bad-request',
          `Port ${port} cannot be used (${message}). Leave --port out to take any that is free.`,
        ),
      ),
    );
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
