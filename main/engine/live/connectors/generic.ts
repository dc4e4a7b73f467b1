import type { Connection, ConnectorSummary, GenericPages } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { type Kind, kinds } from '../../../../shared/kinds.ts';
import { makeZoneRule, readInstant } from '../../../../shared/time/index.ts';
import type { Connector, PageQuest, PullWindow } from '../connector.ts';
import type { ReadRequest } from '../http/tenant-client.ts';
import { pathOf } from '../path-of.ts';
import { askLog, streamOf } from './ask-log.ts';
import { type GenericPlace, genericNext, genericPlace, parametersOf } from './generic-paging.ts';
import { listedRecords, valueAt } from './listed-records.ts';
import { openTimes } from './open-times.ts';
import { patientEmpty, Standstill } from './standstill.ts';
import { byClient, byToken } from './ways-in.ts';
import { writeMillis } from './window-texts.ts';

const summary: ConnectorSummary = {
  connector: 'generic',
  title: 'Any JSON interface',
  about:
    'The records of one list that an interface answers page by page, as the connection describes it.',
  addressExample: 'https://api.acme.example',
  tenantTitle: null,
  auth: [
    byToken('Token in a header', 'Token'),
    byClient('Client credentials', '/oauth/token'),
    { title: 'Nothing', secretTitle: '', auth: { kind: 'none' } },
  ],
  streams: [
    {
      name: 'records',
      title: 'Records',
      system: null,
      kinds: [...kinds],
      permission: 'whatever lets the list be read',
    },
  ],
  retention: null,
  paths: [],
  acts: [],
  restores: false,
  limits: { perMinute: 120, pageSize: 100 },
};

/** Kinds whose records tell how something stands, and come to an end. */
const changing: ReadonlySet<Kind> = new Set(['job', 'notification', 'webhook']);
/** A list deeper in an answer is not read as one: envelopes are read so deep. */
const deepest = 4;

/**
 * An interface that no connector knows, asked as its connection says. Doubles are told, and a list that
 * moves while it is read too.
 */
export const generic: Connector = {
  summary,
  overlap: 15 * 60_000_000,
  async *pages(quest) {
    const { client, connection, stream } = quest;
    const pages = pagesOf(connection);
    const standstill = new Standstill(patientEmpty);
    let place = genericPlace(quest.resume);
    for (;;) {
      const request = requestOf(quest, pages, place);
      const { answer, value } = await askLog(client, request, streamOf(summary.streams, stream));
      const records = listedRecords(value, pages.items, answer);
      const { next, warning } = genericNext(pages.paging, place, records, answer, value);
      standstill.after(placeNamed(place), placeNamed(next), records.length, answer);
      const unfinished = unfinishedOf(connection, pages, records);
      const page = {
        answer,
        items: pages.items,
        count: records.length,
        next,
        announced: null,
        unfinished,
      };
      yield warning === null ? page : { ...page, warning };
      if (next === null) return;
      place = next;
    }
  },
  async probe(client, connection, stream) {
    const pages = pagesOf(connection);
    const window = { from: null, until: Date.now() * 1_000 };
    const quest = { client, connection, stream, window, resume: null, pageSize: 1 };
    const request = requestOf(quest, pages, genericPlace(null));
    const { answer, value } = await askLog(client, request, streamOf(summary.streams, stream));
    const { length } = listedRecords(value, pages.items, answer);
    return length === 0
      ? 'It may be read; there is no record in it.'
      : `It may be read; its first page has ${length === 1 ? '1 record' : `${length} records`}.`;
  },
};

/** Times of records that may still change, where the connection says that they can, and where to find status and time. */
function unfinishedOf(
  { zone }: Connection,
  { kind, map, window }: GenericPages,
  records: readonly unknown[],
): number[] {
  if (window === null || kind === null || !changing.has(kind)) return [];
  const { status, time } = map ?? {};
  if (status === undefined || time === undefined) return [];
  const rule = makeZoneRule(zone);
  return openTimes(
    records,
    [status],
    (record) => readInstant(valueAt(record, time), rule)?.micros ?? null,
  );
}

function pagesOf({ generic: pages, name }: Connection): GenericPages {
  if (pages === null) {
    throw new TrailcaseError(
      'bad-request',
      `The connection "${name}" does not say how its pages are asked for: enter path, list and paging.`,
    );
  }
  if (pages.items.split('.').length > deepest) {
    throw new TrailcaseError(
      'bad-request',
      `The list "${pages.items}" of the connection "${name}" lies too deep: records are read in lists of at most ${deepest} names.`,
    );
  }
  return pages;
}

/** What the next question names; null for one that counts, and after the last. */
function placeNamed(place: GenericPlace | null): string | null {
  return place === null ? null : (place.cursor ?? place.link);
}

function requestOf(
  { connection, window, pageSize }: PageQuest,
  pages: GenericPages,
  place: GenericPlace,
): ReadRequest {
  if (place.link !== null) return { path: place.link };
  const { path: template, paging, sizeParameter } = pages;
  // One that begins with the last record of the page before it needs room for another.
  const size = String(paging.style === 'offset' ? Math.max(2, pageSize) : pageSize);
  const own = { ...summary, paths: [{ name: 'records', title: '', method: 'GET', template }] };
  return {
    path: pathOf(connection, own, 'records'),
    query: {
      ...windowParameters(pages.window, window),
      ...(sizeParameter === null ? {} : { [sizeParameter]: size }),
      ...parametersOf(paging, place),
    },
  };
}

function windowParameters(
  told: GenericPages['window'],
  { from, until }: PullWindow,
): Record<string, string> {
  if (told === null) return {};
  const parameters: Record<string, string> = {};
  if (from !== null) parameters[told.from] = written(from, told.form, 'down');
  if (told.until !== null) parameters[told.until] = written(until, told.form, 'up');
  return parameters;
}

function written(
  micros: number,
  form: NonNullable<GenericPages['window']>['form'],
  way: 'down' | 'up',
): string {
  if (form === 'iso') return writeMillis(micros, way);
  const whole = micros / (form === 'seconds' ? 1_000_000 : 1_000);
  return String(way === 'down' ? Math.floor(whole) : Math.ceil(whole));
}
