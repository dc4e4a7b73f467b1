import type { TenantAnswer, TenantClient } from '../live/index.ts';

/** Pages of one list that are read, and things. Who holds more is told so. */
const mostPages = 200;
const mostItems = 20_000;

/** Names of the list in an answer that is an object. */
const listNames = ['items', 'data', 'sessions', 'grants', 'results', 'records', 'value', 'entries'];

/** Where an answer says how its list goes on, and the parameter that takes it when it is no address. */
const nextNames: readonly (readonly [name: string, parameter: string])[] = [
  ['@odata.nextLink', ''],
  ['nextLink', ''],
  ['next', 'cursor'],
  ['nextCursor', 'cursor'],
  ['next_cursor', 'cursor'],
  ['cursor', 'cursor'],
  ['nextPageToken', 'pageToken'],
  ['next_page_token', 'page_token'],
];

/** A list that was read, and in a sentence why it may not be whole; null where it is. */
export interface ReadList {
  items: unknown[];
  note: string | null;
}

/** Reads a list of a tenant page by page, whatever it names its parts. */
export async function readPages(client: TenantClient, path: string): Promise<ReadList> {
  const items: unknown[] = [];
  const asked = new Set<string>();
  let next: string | null = path;
  let announced: number | null = null;
  while (next !== null && asked.size < mostPages && items.length < mostItems) {
    asked.add(next);
    const { answer, value } = await client.readJson({ path: next });
    const list = listIn(value);
    if (list === null) {
      return { items, note: 'What the tenant answered is no list, so it may not be all.' };
    }
    items.push(...list);
    announced = totalIn(value) ?? announced;
    next = nextPath(path, answer, value);
    if (next !== null && asked.has(next)) next = null;
  }
  if (next !== null) {
    return { items, note: `The list goes on after ${items.length}; the rest was not read.` };
  }
  return announced !== null && announced > items.length
    ? { items, note: `The tenant says that there are ${announced}; it listed ${items.length}.` }
    : { items, note: null };
}

function listIn(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return null;
  const told = value as Record<string, unknown>;
  const named = listNames.find((name) => Array.isArray(told[name]));
  if (named !== undefined) return told[named] as unknown[];
  const lists = Object.values(told).filter((each) => Array.isArray(each));
  return lists.length === 1 ? (lists[0] as unknown[]) : null;
}

function totalIn(value: unknown): number | null {
  if (typeof value !== 'object' || value === null) return null;
  const { total, totalCount, total_count } = value as Record<string, unknown>;
  const found = [total, totalCount, total_count].find((each) => Number.isSafeInteger(each));
  return (found as number | undefined) ?? null;
}

/** Addresses are asked as they are; the client sees to it that they stay with the same server. */
function nextPath(path: string, answer: TenantAnswer, value: unknown): string | null {
  const link = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(answer.headers.link ?? '')?.[1];
  if (link !== undefined) return link;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const told = value as Record<string, unknown>;
  for (const [name, parameter] of nextNames) {
    const next = told[name];
    if (typeof next !== 'string' || next === '') continue;
    if (/^https?:\/\//i.test(next)) return next;
    if (parameter !== '') return withParameter(path, parameter, next);
  }
  return null;
}

function withParameter(path: string, parameter: string, value: string): string {
  const [place = '', search = ''] = path.split('?');
  const kept = search.split('&').filter((pair) => pair !== '' && !pair.startsWith(`${parameter}=`));
  return `${place}?${[...kept, `${parameter}=${encodeURIComponent(value.toWellFormed())}`].join('&')}`;
}
