import type { PulledPage, PullSummary } from '../../../../shared/pull.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import { lastPoint, type PullPoint, type ReadableCase, readPoint } from '../../store/index.ts';
import type { PullAsked } from './pull-rows.ts';

/** How far the logs of a connection are; null for one that was never pulled. */
export function pointsOf(
  db: ReadableCase,
  connection: string,
  streams: readonly string[],
): { stream: string; point: PullPoint | null }[] {
  return streams.map((stream) => ({ stream, point: lastPoint(db, connection, stream) }));
}

/** The pulls of a case, the latest first. */
export function listPulls(db: ReadableCase): PullSummary[] {
  const rows = db
    .prepare(
      `SELECT p.id, p.detail, c.time, c.actor FROM pull p JOIN custody c ON c.id = p.id
       ORDER BY p.id DESC`,
    )
    .all() as { id: number; detail: string; time: number; actor: string }[];
  const points = db.prepare(
    'SELECT detail FROM pull_point WHERE pull = ? AND stream = ? ORDER BY id DESC LIMIT 1',
  );
  const pages = db.prepare('SELECT stream, count(*) FROM pull_page WHERE pull = ? GROUP BY stream');
  const sources = db.prepare(
    'SELECT DISTINCT source FROM pull_page WHERE pull = ? ORDER BY source',
  );
  return rows.map(({ id, detail, time, actor }) => {
    const asked = JSON.parse(detail) as PullAsked;
    const counts = new Map(pages.raw().all(id) as [string, number][]);
    return {
      pull: id,
      connection: asked.connection,
      started: formatInstant(time),
      by: actor,
      streams: asked.streams.map((stream) => {
        const found = points.pluck().get(id, stream) as string | undefined;
        const point = found === undefined ? null : readPoint(found);
        const upTo = point?.upTo ?? null;
        return {
          stream,
          upTo: upTo === null ? null : formatInstant(upTo),
          state: point?.state ?? 'open',
          pages: counts.get(stream) ?? 0,
        };
      }),
      sources: sources.pluck().all(id) as number[],
    };
  });
}

interface PageRow
  extends Omit<PulledPage, 'method' | 'address' | 'status' | 'headers' | 'fetched' | 'attempts'> {
  detail: string;
}

/** Pages of a pull in the order in which they came, from one on. */
export function listPulledPages(
  db: ReadableCase,
  { pull, from, count }: { pull: number; from: number; count: number },
): PulledPage[] {
  const rows = db
    .prepare(
      `SELECT source, page, pull, stream, offset, bytes, sha256, detail FROM pull_page
       WHERE pull = ? ORDER BY source, page LIMIT ? OFFSET ?`,
    )
    .all(pull, count, from) as PageRow[];
  return rows.map(({ detail, ...row }) => {
    const told = JSON.parse(detail) as Pick<
      PulledPage,
      'method' | 'address' | 'status' | 'headers' | 'fetched' | 'attempts'
    >;
    return { ...row, ...told };
  });
}
