import { basename } from 'node:path';
import type { CallName, Engine } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';

/**
 * The one engine of this process and the case in it, which all pages share: a reload finds its case still
 * open, and every page hears of every job.
 */
export class SharedCase {
  readonly engine: Engine;
  /** Counts up with every change of what is open. */
  turn = 0;
  /** The case that is open. */
  path: string | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /**
   * Opens, creates or closes: one after the other, whichever page asks.
   * @param path of the case that is open afterwards
   * @param work told the number of this change
   */
  change<T>(path: string | null, work: (turn: number) => Promise<T>): Promise<T> {
    const done = this.#last.then(async () => {
      this.turn += 1;
      this.path = null;
      const result = await work(this.turn);
      this.path = path;
      return result;
    });
    this.#last = done.catch(() => undefined);
    return done;
  }
}

/** Calls that make sense whatever case is open. */
const always: ReadonlySet<CallName> = new Set<CallName>([
  'case.open',
  'case.close',
  'case.info',
  'job.list',
  'job.cancel',
]);

/** What one page has seen of the case: keeps it from taking the records of another for those of its own. */
export class SeenCase {
  readonly #shared: SharedCase;
  #turn: number;

  constructor(shared: SharedCase) {
    this.#shared = shared;
    this.#turn = shared.turn;
  }

  /** Does what a call asks of the engine; refuses it where another page has changed what is open. */
  async call(name: CallName, params: unknown): Promise<unknown> {
    const { engine, turn } = this.#shared;
    const work = (): Promise<unknown> => engine.call(name, params as never);
    if (name === 'case.open') return await this.#change((params as { path: string }).path, work);
    if (name === 'case.close') return await this.#change(null, work);
    if (!always.has(name) && this.#turn !== turn) throw this.#changed();
    const answer = await work();
    if (name === 'case.info' && this.#shared.turn === turn) this.#turn = turn;
    return answer;
  }

  #change(path: string | null, work: () => Promise<unknown>): Promise<unknown> {
    return this.#shared.change(path, (turn) => {
      this.#turn = turn;
      return work();
    });
  }

  #changed(): TrailcaseError {
    const { path } = this.#shared;
    const what = path === null ? 'closed this case' : `opened ${basename(path)} in its place`;
    return new TrailcaseError('no-case-open', `Another window ${what}. Reload this page to go on.`);
  }
}
