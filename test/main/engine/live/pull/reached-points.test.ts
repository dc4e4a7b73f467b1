import { expect, it } from 'vitest';
import { ReachedPoints } from '../../../../../main/engine/live/pull/reached-points.ts';
import type { KnownPages, PullPoint } from '../../../../../main/engine/store/index.ts';

const point = (until: number): PullPoint => ({
  pull: 1,
  connection: 'c',
  stream: 'audit',
  from: null,
  until,
  state: 'complete',
  next: null,
  upTo: until,
  pages: 1,
  items: 1,
  earliest: null,
  lastPage: null,
  announced: null,
});

/** Points of a pull, and what of them was written down. */
function kept(isFollowing: boolean) {
  const written: { until: number; known: KnownPages | null }[] = [];
  const store = {
    async reach({ until }: PullPoint, known: KnownPages | null) {
      written.push({ until, known });
    },
  };
  return { points: new ReachedPoints(store, isFollowing), written };
}

it('pages that were not kept are written down, also where a source is stored behind them', async () => {
  const { points, written } = kept(true);
  points.stored(point(1));
  await points.keep(point(2), ['a', 'b'], 7);
  points.stored(point(3));
  await points.keep(point(4), ['c'], 1);
  expect(written).toEqual([]);
  await points.end();
  expect(written).toMatchObject([{ until: 4, known: { pages: 3, records: 8 } }]);
});

it('nothing is written down at the end where all is told with the sources', async () => {
  const { points, written } = kept(true);
  await points.keep(point(1), [], 0);
  expect(written).toMatchObject([{ until: 1, known: null }]);
  points.stored(point(2));
  await points.end();
  expect(written).toHaveLength(1);
});

it('what may wait is written down at the end, with what came before it', async () => {
  const { points, written } = kept(false);
  await points.keep(point(1), ['a'], 1);
  await points.keep(point(2), ['b'], 1, true);
  await points.keep(point(3), ['c'], 1, true);
  expect(written).toHaveLength(1);
  await points.end();
  expect(written).toMatchObject([{ until: 1 }, { until: 3, known: { pages: 2, records: 2 } }]);
});
