import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectorOf, type LogPage } from '../../../../../main/engine/live/index.ts';
import { TrailcaseError } from '../../../../../shared/errors.ts';
import type { Kind } from '../../../../../shared/kinds.ts';
import type { FaultOrder } from '../../../../tenant/faults.ts';
import { recordsOf } from '../../../../tenant/read-pages.ts';
import type { StandIn } from '../../../../tenant/stand-in.ts';
import {
  insertRecord,
  type LoggedRecord,
  within,
} from '../../../../tenant/standins/logged-records.ts';
import { useSharedCase } from '../../ingest/shared-case.ts';
import { type Walk, type Way, walk, withClient } from './walk.ts';

/** A stand-in that runs, and how to use it. */
export interface Running {
  standIn: StandIn;
  way: Way;
  /** Somebody who is known and may not read the log. */
  poor: Way;
  /** The log behind a stream. */
  log(stream: string): LoggedRecord[];
}

export interface LawsOf {
  system: string;
  /** Streams with the kinds that their records are. */
  streams: Readonly<Record<string, readonly Kind[]>>;
  start(count: number): Promise<Running>;
  idOf(record: unknown): string;
  /** A record that comes late: its id and time given. */
  descending?: readonly string[];
  /** Records at the end of a page may come once more. */
  doubles?: boolean;
  /** The last page may hold records behind the window. */
  overshoots?: boolean;
  /** What is said to somebody who may not read; the permission of the stream otherwise. */
  poorCode?: 'login-refused';
  /** Whether tokens are had anew when they are refused. */
  renews?: boolean;
}

const count = 330;
const hint = 3;

/** What holds for every connector: all of a window, in order, resumable, through every fault. */
export function describeConnector(laws: LawsOf): void {
  describe.each(Object.keys(laws.streams))(`the log %s of ${laws.system}`, (stream) => {
    let running: Running;
    beforeEach(async () => {
      running = await laws.start(count);
    });
    afterEach(() => running.standIn.stop());

    const isDown = laws.descending?.includes(stream) ?? false;
    const idsOf = (pages: readonly LogPage[]) => {
      const ids = pages.flatMap(recordsOf).map(laws.idOf);
      return laws.doubles === true ? [...new Set(ids)] : ids;
    };
    const expected = (from: number | null, until: number) => {
      const ids = within(running.log(stream), from, until).map(({ id }) => id);
      return isDown ? ids.toReversed() : ids;
    };
    const all = () => expected(null, Number.POSITIVE_INFINITY);
    const ask = (asked: Partial<Walk> = {}) => walk(running.way, { stream, ...asked });
    const told = (way: Way) => walk(way, { stream }).then(() => null, asError);
    const timeAt = (number: number) => running.log(stream)[number]?.at ?? 0;

    it('gives all records in order', async () => {
      const { pages } = await ask();
      expect(idsOf(pages)).toEqual(all());
      expect(pages.length).toBeGreaterThanOrEqual(4);
    });

    it('says of each page how many records it holds, and at the end that nothing follows', async () => {
      const { pages } = await ask();
      expect(pages.map(({ count: said }) => said)).toEqual(
        pages.map((page) => recordsOf(page).length),
      );
      expect(pages.slice(0, -1).every(({ next }) => next !== null)).toBe(true);
      const last = pages.at(-1)?.next ?? null;
      const { pages: rest } = await (last === null ? { pages: [] } : ask({ resume: last }));
      expect(rest.flatMap(recordsOf)).toEqual([]);
    });

    it('keeps to both ends of the window', async () => {
      const [from, until] = [timeAt(101), timeAt(247)];
      const { pages } = await ask({ from, until });
      const wanted = expected(from, until);
      const ids = idsOf(pages);
      expect(laws.overshoots === true ? ids.filter((id) => wanted.includes(id)) : ids).toEqual(
        wanted,
      );
      expect(ids.length - wanted.length).toBeLessThan(laws.overshoots === true ? 100 : 1);
    });

    it('gives nothing of a window in which nothing is', async () => {
      const { pages } = await ask({ from: timeAt(329) + 1_000 });
      expect(pages.map(({ count: said, next }) => [said, next])).toEqual([[0, null]]);
    });

    it('goes on after each page where it stopped', async () => {
      const { pages } = await ask();
      for (const [at, { next }] of pages.entries()) {
        if (next === null) continue;
        const { pages: rest } = await ask({ resume: JSON.parse(JSON.stringify(next)) });
        expect(idsOf([...pages.slice(0, at + 1), ...rest])).toEqual(all());
      }
    });

    it('loses none of the others when a record comes late', async () => {
      const before = all();
      const log = running.log(stream);
      const { pages } = await ask({
        after: (_, number) => {
          if (number === 2) insertRecord(log, { ...(log[20] as LoggedRecord), id: 'late' });
        },
      });
      expect(new Set(before).difference(new Set(idsOf(pages)))).toEqual(new Set());
    });

    it.each<FaultOrder>([
      { fault: 'too-many', skip: 1, times: 1, seconds: hint },
      { fault: 'too-many-unhinted', skip: 2, times: 1 },
      { fault: 'unavailable', times: 1, seconds: hint },
      { fault: 'server-error', skip: 1, times: 2 },
      { fault: 'cut', skip: 2, times: 1 },
      { fault: 'slow', every: 2, milliseconds: 5 },
    ])('comes through $fault', async (order) => {
      running.standIn.faults.add(order);
      const { pages, waits } = await ask();
      expect(idsOf(pages)).toEqual(all());
      expect(running.standIn.faults.shown.get(order.fault)).toBeGreaterThan(0);
      if (order.seconds === undefined) return;
      // Whole seconds of a clock: up to one may be over already.
      expect(waits.some((wait) => wait > (hint - 1.5) * 1_000 && wait <= hint * 1_000)).toBe(true);
    });

    it('loses nothing where a page comes twice', async () => {
      running.standIn.faults.add({ fault: 'duplicated-page', skip: 1, times: 1 });
      const { pages } = await ask();
      expect([...new Set(idsOf(pages))]).toEqual(all());
    });

    it.runIf(laws.renews === true)('logs in anew when its token ran out', async () => {
      running.standIn.faults.add({ fault: 'expired-token', skip: 2, times: 1 });
      const { pages } = await ask();
      expect(idsOf(pages)).toEqual(all());
      expect(running.standIn.requests.some(({ status }) => status === 401)).toBe(true);
    });

    it('says what came where a proxy answers', async () => {
      running.standIn.faults.add({ fault: 'proxy-page', skip: 1 });
      expect(await told(running.way)).toMatchObject({
        code: 'unexpected-answer',
        message: expect.stringContaining('instead of JSON'),
      });
    });

    it('says what to do about what is no list', async () => {
      const { connection, secret } = running.way;
      const other = { ...connection, address: `${running.standIn.address}/elsewhere` };
      expect(await told({ connection: other, secret })).toMatchObject({
        code: expect.stringMatching(/^(?:unexpected-answer|login-refused)$/),
        message: expect.stringMatching(/Check|Compare/),
      });
    });

    it('says what to do with a wrong credential', async () => {
      const { connection } = running.way;
      const isKey = connection.auth.kind === 'signed-token';
      const secret = isKey ? running.poor.secret : 'not-the-right-one';
      expect(await told({ connection, secret })).toMatchObject({
        code: 'login-refused',
        message: expect.stringMatching(/Enter it again|Check the client id|Compare project ID/),
      });
    });

    it('says which permission is missing', async () => {
      const { permission } = streamOf(laws.system, stream);
      expect(await told(running.poor)).toMatchObject(
        laws.poorCode === undefined
          ? { code: 'permission-missing', message: expect.stringContaining(permission) }
          : { code: laws.poorCode },
      );
    });

    it('tells of one record that the log may be read', async () => {
      const { value } = await withClient(running.way, (client) =>
        connectorOf(running.way.connection.connector).probe(client, running.way.connection, stream),
      );
      const latest = new Date(timeAt(329)).toISOString().slice(0, 19);
      expect(value).toContain(latest);
      const asked = running.standIn.requests.filter(({ path }) => !path.includes('/token'));
      expect(asked).toHaveLength(1);
    });

    it('has no other log', async () => {
      await expect(walk(running.way, { stream: 'others' })).rejects.toMatchObject({
        code: 'bad-request',
        message: expect.stringContaining(stream),
      });
    });
  });

  describe(`what comes of ${laws.system}`, () => {
    const shared = useSharedCase();

    it.each(Object.entries(laws.streams))('is recognised: %s', async (stream, kinds) => {
      const running = await laws.start(30);
      try {
        const { pages } = await walk(running.way, { stream });
        const files = pages.filter((page) => page.count > 0);
        const named = files.map(({ answer }, at) => [`${stream}-${at}.json`, answer.body] as const);
        const imported = await shared.import(Object.fromEntries(named));
        const { system } = streamOf(laws.system, stream);
        expect(imported.refused).toEqual([]);
        const receipts = named.map(([name]) => imported.of(name).receipt);
        expect(receipts.map((each) => each.system)).toEqual(named.map(() => system));
        expect(receipts.map(({ rejected, undated }) => rejected + undated)).toEqual(
          named.map(() => 0),
        );
        const found = receipts.flatMap((each) => Object.keys(each.kinds));
        expect(new Set(found)).toEqual(new Set(kinds));
        expect(receipts.reduce((sum, { stored }) => sum + stored, 0)).toBe(30);
      } finally {
        await running.standIn.stop();
      }
    });
  });
}

function streamOf(system: string, name: string) {
  const { summary } = connectorOf(system as Parameters<typeof connectorOf>[0]);
  const found = summary.streams.find((each) => each.name === name);
  if (found === undefined) throw new Error(`${system} has no stream ${name}`);
  return found;
}

function asError(error: unknown): TrailcaseError {
  if (error instanceof TrailcaseError) return error;
  throw error;
}
