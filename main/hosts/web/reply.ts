import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorData } from '../../../shared/errors.ts';
import type { Refusal } from './request-gate.ts';
import { responseHeaders } from './response-headers.ts';

/** How long what a refused request still sends is read and dropped, so that its sender reads the answer. */
const lingerMs = 2_000;

/** Answers with a body. @param host see `responseHeaders` */
export function reply(
  response: ServerResponse,
  host: string,
  type: string,
  body: string | Buffer,
  { status = 200, nonce, allow }: { status?: number; nonce?: string; allow?: string } = {},
): void {
  response.writeHead(status, {
    ...responseHeaders(host, nonce),
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    ...(allow === undefined ? {} : { Allow: allow }),
  });
  response.end(body);
}

export function replyJson(
  response: ServerResponse,
  host: string,
  body: unknown,
  status = 200,
): void {
  reply(response, host, 'application/json; charset=utf-8', JSON.stringify(body), { status });
}

/** Answers that something failed, in the form in which errors cross a line. */
export function replyError(
  response: ServerResponse,
  host: string,
  status: number,
  error: ErrorData,
): void {
  replyJson(response, host, { error }, status);
}

/** Answers with a sentence, even where the request is still sending. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  { reason, ...refusal }: Refusal,
): void {
  reply(response, host, 'text/plain; charset=utf-8', `${reason}\n`, refusal);
  linger(request);
}

/** Lets the sender of a body that is not wanted see the answer, then hangs up on it. */
export function linger(request: IncomingMessage): void {
  request.resume();
  const hangUp = () => {
    if (!request.complete) request.socket.destroy();
  };
  setTimeout(hangUp, lingerMs).unref();
}

/** The same where there is no response to write to: on a bare connection. */
export function refuseRaw(socket: Duplex, host: string, { status, reason, allow }: Refusal): void {
  if (!socket.writable) return;
  const headers = {
    ...responseHeaders(host),
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(`${reason}\n`),
    Connection: 'close',
    ...(allow === undefined ? {} : { Allow: allow }),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(
    [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', `${reason}\n`].join('\r\n'),
  );
}
