import type { GenericPages } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { TenantAnswer } from '../http/tenant-client.ts';
import { jsonDigest } from './json-digest.ts';
import { isFields, textOf } from './listed-records.ts';
import { absoluteNext, nextOfHeader } from './next-link.ts';

type Paging = GenericPages['paging'];

/** Where reading goes on; plain JSON. */
export interface GenericPlace {
  cursor: string | null;
  link: string | null;
  /** Pages and records before it. */
  pages: number;
  records: number;
  /** Hash of the last record before it. */
  tail: string | null;
  /** Times that the list was gone through anew. */
  rounds: number;
}

const beginning: GenericPlace = {
  cursor: null,
  link: null,
  pages: 0,
  records: 0,
  tail: null,
  rounds: 0,
};

/** Times that a list is gone through anew because it moved. */
const mostRounds = 2;
const longestCursor = 16_000;

/** The place of a checkpoint; the beginning where there is none. */
export function genericPlace(resume: unknown): GenericPlace {
  if (!isFields(resume)) return beginning;
  const { cursor, link, pages, records, tail, rounds } = resume;
  return {
    cursor: typeof cursor === 'string' ? cursor : null,
    link: typeof link === 'string' ? link : null,
    pages: countIn(pages),
    records: countIn(records),
    tail: typeof tail === 'string' ? tail : null,
    rounds: countIn(rounds),
  };
}

/** Parameters that say which page is asked for. A page by its offset begins with the last record of the one before. */
export function parametersOf(paging: Paging, place: GenericPlace): Record<string, string> {
  if (paging.style === 'cursor' && place.cursor !== null) {
    return { [paging.parameter]: place.cursor };
  }
  if (paging.style !== 'offset') return {};
  const { parameter, counts, first } = paging;
  const before = counts === 'pages' ? place.pages : Math.max(0, place.records - 1);
  return { [parameter]: String(before + first) };
}

/**
 * Where it goes on after a page, null after the last, and what is odd about the page.
 * @throws {TrailcaseError} `unexpected-answer` for a next page that nobody can ask for
 */
export function genericNext(
  paging: Paging,
  place: GenericPlace,
  records: readonly unknown[],
  answer: TenantAnswer,
  value: unknown,
): { next: GenericPlace | null; warning: string | null } {
  if (paging.style === 'none') return { next: null, warning: null };
  const pages = place.pages + 1;
  const tail = records.length === 0 ? place.tail : hashOf(records.at(-1));
  const further = { ...place, pages, tail, records: place.records + records.length };
  if (paging.style === 'offset') {
    return paging.counts === 'items'
      ? nextOffset(place, records, further)
      : nextPage(place, records, further);
  }
  const next = paging.style === 'cursor' ? textOf(value, paging.at) : linkIn(paging, answer, value);
  if (next === null) return { next: null, warning: null };
  if (next.length > longestCursor) {
    throw new TrailcaseError(
      'unexpected-answer',
      `${answer.address} names a next page with more than ${longestCursor} characters. Look at how the connection says that pages are asked for.`,
    );
  }
  const goesOn = paging.style === 'cursor' ? { cursor: next } : { link: next };
  return { next: { ...further, ...goesOn }, warning: movedTold(place, records, -1) };
}

/** The end is where nothing more comes: interfaces give shorter pages than they were asked for. */
function nextPage(place: GenericPlace, records: readonly unknown[], further: GenericPlace) {
  if (records.length === 0) return { next: null, warning: null };
  return { next: further, warning: movedTold(place, records, -1) };
}

/** A page that does not begin with the last record of the one before it tells that the list has moved. */
function nextOffset(place: GenericPlace, records: readonly unknown[], further: GenericPlace) {
  if (place.records === 0) return { next: records.length === 0 ? null : further, warning: null };
  const at = records.findIndex((record) => hashOf(record) === place.tail);
  if (at >= 0) {
    const isEnd = at === 0 && records.length === 1;
    const next = isEnd ? null : { ...further, records: place.records - 1 + records.length };
    return { next, warning: movedTold(place, records, 0) };
  }
  if (place.rounds < mostRounds) {
    return {
      next: { ...beginning, rounds: place.rounds + 1 },
      warning:
        'The list moved back while it was read, so that records may have slipped past: it was gone through anew.',
    };
  }
  const next =
    records.length === 0 ? null : { ...further, records: place.records - 1 + records.length };
  return {
    next,
    warning:
      'The list moves back again and again while it is read: records may be missing. Pull it again with "again", or compare with an export.',
  };
}

/** @param expected where the last record of the page before is meant to stand; -1 for nowhere */
function movedTold({ tail }: GenericPlace, records: readonly unknown[], expected: number) {
  if (tail === null) return null;
  const at = records.findIndex((record) => hashOf(record) === tail);
  // All of it once more is the page before: whoever reads the pages asks for it again.
  if (at <= expected || at === records.length - 1) return null;
  const again = at - expected;
  return `The list moved while it was read: ${again === 1 ? '1 record' : `${again} records`} of a page came again on the next one and ${again === 1 ? 'is' : 'are'} stored once.`;
}

function linkIn(
  { at }: Extract<Paging, { style: 'link' }>,
  answer: TenantAnswer,
  value: unknown,
): string | null {
  const named = at === null ? nextOfHeader(answer) : textOf(value, at);
  return named === null ? null : absoluteNext(named, answer);
}

function hashOf(record: unknown): string {
  return jsonDigest(record).slice(0, 32);
}

function countIn(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}
