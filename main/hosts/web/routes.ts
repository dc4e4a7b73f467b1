import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageFile } from '../workbench/index.ts';
import { takeDrop } from './drop-request.ts';
import type { GuessLimit } from './guess-limit.ts';
import { type Launch, launchPage, launchScript } from './launch.ts';
import { reply } from './reply.ts';
import { type Asked, RequestRefused } from './request-gate.ts';
import type { Spool } from './spool.ts';
import { giveTicket } from './ticket-request.ts';
import type { Tickets } from './tickets.ts';
import type { Token } from './token.ts';

/** What the routes answer from. */
export interface Site {
  page: (path: string) => PageFile | null;
  token: Token;
  guesses: GuessLimit;
  tickets: Tickets;
  spool: Spool;
  launch: Launch;
}

type Answer = (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
) => Promise<void>;

/** What is done with the token; everything else is the page's files, which are no secret. */
const withToken: Record<string, { method: Asked['method']; answer: Answer }> = {
  '/ticket': {
    method: 'POST',
    answer: ({ tickets }, request, response, asked) =>
      giveTicket(tickets, request, response, asked),
  },
  '/drop': {
    method: 'PUT',
    answer: ({ spool }, request, response, asked) => takeDrop(spool, request, response, asked),
  },
};

/** Answers a request that came through the gate, or fails with `RequestRefused`. */
export async function answerRequest(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
): Promise<void> {
  const { method, path } = asked;
  const route = Object.hasOwn(withToken, path) ? withToken[path] : undefined;
  const allow = route?.method ?? 'GET, HEAD';
  if (!allow.split(', ').includes(method)) {
    const reason = 'This method is not answered here.';
    throw new RequestRefused({ status: 405, reason, allow });
  }
  if (route === undefined) {
    sendFile(site, response, asked);
    return;
  }
  if (!site.token.isIn(request.headers.authorization)) {
    await site.guesses.count();
    const reason = 'The token is missing or not that of this run.';
    throw new RequestRefused({ status: 401, reason });
  }
  await route.answer(site, request, response, asked);
}

function sendFile(
  { page, launch }: Site,
  response: ServerResponse,
  { path, query, host }: Asked,
): void {
  if (query !== '') throw new RequestRefused({ status: 400, reason: 'A page has no query.' });
  const file = launch.isLaunch(path)
    ? launchPage
    : path === '/launch.js'
      ? launchScript
      : page(path);
  if (file === null) throw new RequestRefused({ status: 404, reason: 'There is nothing here.' });
  const { type, body, nonce } = file;
  reply(response, host, type, body, nonce === undefined ? {} : { nonce });
}
