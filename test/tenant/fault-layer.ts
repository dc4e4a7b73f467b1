import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import type { FaultName, Faults } from './faults.ts';
import type { SeenRequest } from './request-log.ts';
import type { StandInEnv, StandInParts } from './stand-in.ts';

const proxyPage =
  '<!doctype html><html><head><title>Network sign-in</title></head><body><h1>Please sign in to the network</h1></body></html>';

/** Stands in front of the routes of a stand-in and shows the faults that are due. */
export function showFaults(
  faults: Faults,
  requests: readonly SeenRequest[],
  { shift, expire, tooMany, emptyPage }: Omit<StandInParts, 'routes'>,
  stopped: AbortSignal,
): MiddlewareHandler<StandInEnv> {
  /** The last page of each list, as it was answered. */
  const pages = new Map<string, { body: ArrayBuffer; headers: Headers }>();
  return async (context, next) => {
    const { method, path } = context.req;
    const seen = requests.at(-1);
    const authorization = context.req.header('authorization') ?? '';
    const can = (fault: FaultName) => {
      if (fault === 'duplicated-page') return pages.has(path) && isNextPage(context);
      if (fault === 'empty-page') return emptyPage !== undefined && isNextPage(context);
      if (fault === 'shifted-page') return shift !== undefined && isNextPage(context);
      return fault !== 'expired-token' || (expire !== undefined && authorization !== '');
    };
    const order = faults.due(method, seen?.path ?? path, can);
    if (seen !== undefined) seen.fault = order?.fault ?? null;
    switch (order?.fault) {
      case 'too-many':
        if (tooMany !== undefined) return tooMany(context, order.seconds ?? 0);
        return context.json(told('too-many', 'Too many requests.'), 429, {
          'retry-after': String(order.seconds ?? 0),
        });
      case 'too-many-unhinted':
        return context.json(told('too-many', 'Too many requests.'), 429);
      case 'server-error':
        return context.json(told('internal', 'Something went wrong here.'), 500);
      case 'unavailable':
        return context.json(told('unavailable', 'Back in a moment.'), 503, {
          'retry-after': String(order.seconds ?? 0),
        });
      case 'proxy-page':
        return context.html(proxyPage);
      case 'endless':
        return endless(context, stopped);
      case 'duplicated-page': {
        const page = pages.get(path);
        if (page !== undefined) return new Response(page.body, { headers: page.headers });
        break;
      }
      case 'empty-page':
        if (emptyPage !== undefined) return emptyPage(context);
        break;
      case 'slow':
        await wait(order.milliseconds ?? 50, undefined, { signal: stopped }).catch(() => undefined);
        break;
      case 'expired-token':
        expire?.(authorization);
        break;
      case 'shifted-page':
        shift?.(path);
        break;
    }
    await next();
    if (order?.fault === 'cut') return cut(context, 0.5);
    if (order?.fault === 'applied-and-cut') return cut(context, null);
    if (context.res.ok && /json/.test(context.res.headers.get('content-type') ?? '')) {
      const { headers } = context.res;
      if (isPaged(context))
        pages.set(path, { body: await context.res.clone().arrayBuffer(), headers });
    }
    return undefined;
  };
}

function told(error: string, message: string) {
  return { error, message };
}

/** True where a request goes on after a page: it bears a cursor, a token or an offset. */
function isNextPage({ req }: Context): boolean {
  const { searchParams } = new URL(req.url);
  return ['cursor', 'page_token', 'after', 'first', 'startRow', 'page', 'from', '$skiptoken'].some(
    (name) => !['', '0', null].includes(searchParams.get(name)),
  );
}

/** Only lists are kept for a second showing. */
function isPaged({ req }: Context): boolean {
  return req.method === 'GET' && !req.path.includes('/export/');
}

/** Sends a part of the answer and cuts the line; nothing of it where the part is null. */
async function cut(context: Context<StandInEnv>, part: number | null): Promise<void> {
  const { outgoing } = context.env;
  const answer = context.res;
  const body = Buffer.from(await answer.arrayBuffer());
  if (part !== null) {
    outgoing.writeHead(answer.status, {
      ...Object.fromEntries(answer.headers),
      'content-length': String(body.length),
    });
    await new Promise((resolve) => outgoing.write(body.subarray(0, body.length * part), resolve));
  }
  outgoing.destroy();
  context.res = undefined;
  context.res = RESPONSE_ALREADY_SENT;
}

/** A body that never ends, for whoever does not count what comes. */
async function endless(context: Context<StandInEnv>, stopped: AbortSignal): Promise<Response> {
  const { outgoing } = context.env;
  outgoing.writeHead(200, { 'content-type': 'application/json' });
  outgoing.write('{"data":["');
  const piece = 'x'.repeat(65_536);
  while (!outgoing.destroyed && !stopped.aborted) {
    if (outgoing.write(piece)) continue;
    await Promise.race([once(outgoing, 'drain'), once(outgoing, 'close')]);
  }
  outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}
