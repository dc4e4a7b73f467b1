import { type Context, Hono } from 'hono';
import { systemMicros } from './micros.ts';
import type { StandInEnv } from './stand-in.ts';
import type { Guard } from './tenant-access.ts';
import { tenantLists } from './tenant-lists.ts';
import type { ListPlace, ListQuestion, TenantStore } from './tenant-store.ts';

export const tenantBase = '/auth/admin/tenants/:tenant';
const mostPerPage = 1_000;
const known = /^(?:limit|cursor|filter\.where\.(?:from|until|id|user|status))$/;

/** What a list says of a question that it cannot read. */
export class BadQuestion extends Error {}

/**
 * The seven lists, page by page in the order of time and then of arrival, and single records. A cursor names the last record of the
 * page before it and belongs to one question, so that nothing that is added meanwhile moves what follows.
 */
export function listRoutes(store: TenantStore, guard: Guard): Hono<StandInEnv> {
  const routes = new Hono<StandInEnv>();
  for (const { kind, path, scope } of tenantLists) {
    routes.get(`${tenantBase}/${path}`, (context) => {
      const met = guard(context, scope);
      if ('refusal' in met) return met.refusal;
      const given = new URL(context.req.url).searchParams;
      const question = questionOf(kind, given);
      const limit = limitOf(given);
      const digest = JSON.stringify(question);
      const rows = store.page(question, placeOf(given.get('cursor'), digest), limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const next =
        rows.length > limit && last !== undefined ? cursorOf(last.time, last.seq, digest) : null;
      const data = page.map(({ text }) => text).join(',\n');
      return context.body(
        `{"data":[\n${data}\n],"total":${store.total(question)},"next":${JSON.stringify(next)}}`,
        200,
        { 'content-type': 'application/json; charset=utf-8' },
      );
    });
    routes.get(`${tenantBase}/${path}/:id`, (context) => {
      const met = guard(context, scope);
      if ('refusal' in met) return met.refusal;
      const found = store.find(kind, context.req.param('id'));
      if (found === null) {
        return context.json({ error: 'not-found', message: `There is no such ${kind}.` }, 404);
      }
      return context.body(found.text, 200, { 'content-type': 'application/json; charset=utf-8' });
    });
  }
  return routes;
}

/** Reads the window and the conditions of a list. @throws {BadQuestion} */
export function questionOf(kind: ListQuestion['kind'], given: URLSearchParams): ListQuestion {
  for (const name of given.keys()) {
    if (!known.test(name)) throw new BadQuestion(`There is no parameter ${name}.`);
  }
  return {
    kind,
    from: timeOf(given, 'filter.where.from'),
    until: timeOf(given, 'filter.where.until'),
    name: given.get('filter.where.id'),
    holder: given.get('filter.where.user'),
    status: given.get('filter.where.status'),
  };
}

function timeOf(given: URLSearchParams, name: string): number | null {
  const text = given.get(name);
  if (text === null) return null;
  const time = systemMicros(text);
  if (time === null) throw new BadQuestion(`${name} is no time with an offset: ${text}`);
  return time;
}

function limitOf(given: URLSearchParams): number {
  const text = given.get('limit') ?? '100';
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < 1 || limit > mostPerPage) {
    throw new BadQuestion(`limit is a number from 1 to ${mostPerPage}, not ${text}.`);
  }
  return limit;
}

function cursorOf(...told: unknown[]): string {
  return Buffer.from(JSON.stringify(told)).toString('base64url');
}

/** A page that holds nothing and leads to a cursor that nobody had before, which stands for the very place that was asked for. */
export function emptyPage(context: Context<StandInEnv>): Response {
  const cursor = new URL(context.req.url).searchParams.get('cursor') ?? '';
  const [time, seq, digest] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  const next = cursorOf(time, seq, digest, crypto.randomUUID());
  return context.json({ data: [], total: 1_000_000, next });
}

function placeOf(cursor: string | null, digest: string): ListPlace | null {
  if (cursor === null) return null;
  try {
    const [time, seq, own] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [
      number,
      number,
      string,
    ];
    if (own === digest) return { time, seq };
  } catch {
    // Answered below.
  }
  throw new BadQuestion('The cursor is not one of this question.');
}
