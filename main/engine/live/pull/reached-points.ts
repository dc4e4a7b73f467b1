import { createHash, type Hash } from 'node:crypto';
import type { KnownPages, PullPoint } from '../../store/index.ts';
import type { StretchStore } from './stretch-store.ts';

/** A pull that follows writes down how far it is this often where nothing new comes, milliseconds. */
const quietInterval = 15 * 60_000;

interface Reached {
  point: PullPoint;
  hash: Hash;
  pages: number;
  records: number;
}

/**
 * How far the logs of a pull are whose pages are not kept. A pull that follows asks for the same pages over
 * and over: what it reached is written down now and then and at its end, so that a quiet day is no long list.
 */
export class ReachedPoints {
  readonly #store: Pick<StretchStore, 'reach'>;
  readonly #isFollowing: boolean;
  readonly #reached = new Map<string, Reached>();
  readonly #written = new Map<string, number>();

  constructor(store: Pick<StretchStore, 'reach'>, isFollowing: boolean) {
    this.#store = store;
    this.#isFollowing = isFollowing;
  }

  /** A source was stored, and its entry says how far the log is. The hashes of pages that were not kept are still to be written. */
  stored(point: PullPoint): void {
    const before = this.#reached.get(point.stream);
    if (before !== undefined && before.pages > 0) {
      this.#reached.set(point.stream, { ...before, point });
      return;
    }
    this.#reached.delete(point.stream);
    this.#written.set(point.stream, Date.now());
  }

  /** @param mayWait it is enough to write it at the end */
  async keep(
    point: PullPoint,
    hashes: readonly string[],
    records: number,
    mayWait = false,
  ): Promise<void> {
    const { stream } = point;
    const before = this.#reached.get(stream);
    const {
      hash,
      pages,
      records: known,
    } = before ?? {
      hash: createHash('sha256'),
      pages: 0,
      records: 0,
    };
    for (const each of hashes) hash.update(each);
    const now = { point, hash, pages: pages + hashes.length, records: known + records };
    this.#reached.set(stream, now);
    const written = this.#written.get(stream) ?? 0;
    const isDue = this.#isFollowing ? Date.now() - written >= quietInterval : !mayWait;
    if (isDue) await this.#write(now);
  }

  /** Writes down what was not yet. */
  async end(): Promise<void> {
    for (const reached of [...this.#reached.values()]) await this.#write(reached);
  }

  async #write({ point, hash, pages, records }: Reached): Promise<void> {
    const known: KnownPages | null =
      pages === 0 ? null : { pages, records, sha256: hash.digest('hex') };
    await this.#store.reach(point, known);
    this.#reached.delete(point.stream);
    this.#written.set(point.stream, Date.now());
  }
}
