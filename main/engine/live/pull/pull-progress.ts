import type { JobProgress } from '../../../../shared/job.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { StreamTally } from './stream-tally.ts';

/** Progress is told this often at most, in milliseconds. */
const interval = 100;

/** Tells in words how far a pull is: which log, how much came of it, how fast, and what is waited for. */
export class PullProgress {
  readonly #name: string;
  readonly #tallies: readonly StreamTally[];
  readonly #tell: (progress: JobProgress) => void;
  #at = 0;
  #title = '';
  #began = { time: 0, items: 0 };
  #waiting: string | null = null;
  #told = 0;
  #stored = 0;

  /** @param name of the connection: several may be pulled over at once, and a page that comes later knows only what is told */
  constructor(
    name: string,
    tallies: readonly StreamTally[],
    tell: (progress: JobProgress) => void,
  ) {
    this.#name = name;
    this.#tallies = tallies;
    this.#tell = tell;
  }

  /** A log is begun. */
  begin(at: number, title: string): void {
    this.#at = at;
    this.#title = title;
    this.#began = { time: Date.now(), items: this.#tallies[at]?.items ?? 0 };
    this.#say(this.#stage());
  }

  wait(why: string | null): void {
    this.#waiting = why;
    this.#say(this.#stage());
  }

  tell(): void {
    if (Date.now() - this.#told >= interval) this.#say(this.#stage());
  }

  /** A round of a pull that follows has ended: what it brought, and when it asks again. */
  rest(seconds: number): void {
    const stored = this.#sum(({ stored: each }) => each);
    const brought = stored - this.#stored;
    this.#stored = stored;
    const failed = this.#tallies.filter(({ error }) => error !== null);
    const troubles = failed.map(({ stream, error }) => `; ${stream}: ${error?.message}`);
    const now = Date.now();
    const at = (millis: number) => formatInstant(millis * 1_000).slice(11, 19);
    const new_ =
      brought === 0 ? 'nothing new' : `${brought} new ${brought === 1 ? 'record' : 'records'}`;
    this.#say(
      `following: ${new_} at ${at(now)} UTC, ${stored} stored so far from ${this.#name}; asks again at ${at(now + seconds * 1_000)}${troubles.join('')}`,
    );
  }

  #stage(): string {
    const { pages = 0, items = 0, stored = 0 } = this.#tallies[this.#at] ?? {};
    const seconds = (Date.now() - this.#began.time) / 1_000;
    const rate = seconds < 1 ? '' : `, ${Math.round((items - this.#began.items) / seconds)}/s`;
    const which = this.#tallies.length > 1 ? `${this.#at + 1} of ${this.#tallies.length}, ` : '';
    const waits = this.#waiting === null ? '' : `; ${this.#waiting}`;
    return `${which}${this.#title} of ${this.#name}: page ${pages}, ${items} records, ${stored} stored${rate}${waits}`;
  }

  #say(stage: string): void {
    this.#told = Date.now();
    const done = this.#sum(({ items }) => items);
    const isOne = this.#tallies.length === 1;
    const total = isOne ? (this.#tallies[0]?.announced ?? null) : null;
    this.#tell({
      done,
      total: total !== null && total >= done ? total : null,
      unit: 'records',
      stage,
    });
  }

  #sum(of: (tally: StreamTally) => number): number {
    return this.#tallies.reduce((sum, tally) => sum + of(tally), 0);
  }
}
