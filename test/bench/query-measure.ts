import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from '../../main/engine/index.ts';
import { isSearchProgress } from '../../shared/case.ts';
import type { Engine } from '../../shared/contract.ts';
import type { Query, Question } from '../../shared/query/index.ts';
import { runJob } from '../../shared/run-job.ts';
import { createRandom } from '../helpers/random.ts';
import { generateArchive } from './generate.ts';
import { type BenchQuestion, questionsOf } from './query-questions.ts';
import { summarise, type Timing, timeRuns } from './query-timing.ts';
import { elapsedSince } from './timing.ts';
import { importWholeProcess, removeCase } from './whole-process.ts';

/** One thing measured; `reach` is the number of product.md in milliseconds, where it has one. */
export interface QueryFigure {
  name: string;
  timing: Timing;
  reach: number | null;
  /** Records found, rows shown, values counted, … */
  found: number;
}

/** Everything measured on a case of one kind. */
export interface QueryFigures {
  kind: 'event' | 'audit';
  records: number;
  runs: number;
  figures: QueryFigure[];
  /** Resident memory of the process at the end, in bytes. */
  residentBytes: number;
}

export interface QueryPlan {
  kind: 'event' | 'audit';
  records: number;
  runs: number;
  folder: string;
  keep: boolean;
}

/** Windows fetched at random positions. */
const windows = 200;

/** Imports an archive of a kind and measures what is asked of the case, in this process. */
export async function measureQueries(plan: QueryPlan): Promise<QueryFigures> {
  const { kind, records, runs, folder, keep } = plan;
  const path = join(folder, `queries-${kind}.trailcase`);
  const archive = generateArchive({
    kind,
    records,
    seed: 'first',
    path: join(folder, `queries-${kind}.ndjson`),
  });
  removeCase(path);
  await importWholeProcess(path, archive.path, records);
  if (!keep) rmSync(archive.path);
  const figures: QueryFigure[] = [];
  const engine = createEngine();
  const opened = performance.now();
  await engine.call('case.open', { path });
  await engine.call('result.open', { question: { kind, where: { kind: 'all' } } });
  const toTable = elapsedSince(opened) * 1000;
  figures.push({
    name: 'open the case, first page',
    timing: { first: toTable, median: toTable, p95: toTable },
    reach: 300,
    found: records,
  });
  const bench = new QueryBench(engine, kind, records, runs);
  const set = questionsOf(kind, await bench.someActor());
  for (const question of set.questions) figures.push(...(await bench.pageAndCount(question)));
  figures.push(await bench.windows());
  for (const { name, field, where } of set.facets) {
    figures.push(await bench.facet(name, field, where));
  }
  figures.push(await bench.histogram());
  for (const text of set.texts) figures.push(...(await bench.search(text)));
  const residentBytes = process.memoryUsage().rss;
  await engine.close();
  if (!keep) removeCase(path);
  return { kind, records, runs, figures, residentBytes };
}

class QueryBench {
  readonly #engine: Engine;
  readonly #kind: 'event' | 'audit';
  readonly #runs: number;
  readonly #isLarge: boolean;

  constructor(engine: Engine, kind: 'event' | 'audit', records: number, runs: number) {
    this.#engine = engine;
    this.#kind = kind;
    this.#runs = runs;
    this.#isLarge = records > 2_000_000;
  }

  async someActor(): Promise<string> {
    const { rows } = await this.#open({ kind: 'all' });
    const field = this.#kind === 'event' ? 'email' : 'actor';
    return String(rows[7]?.fields[field]);
  }

  /** From asking to the first 100 rows; and to the exact count and the whole order. */
  async pageAndCount({ name, where, sort }: BenchQuestion): Promise<QueryFigure[]> {
    let found = 0;
    const page = await timeRuns(this.#runs, async () => {
      const start = performance.now();
      const { result } = await this.#open(where, sort);
      const seconds = elapsedSince(start);
      await this.#engine.call('result.total', { result });
      return seconds;
    });
    const count = await timeRuns(this.#runs, async () => {
      const { result } = await this.#open(where, sort);
      found = await this.#engine.call('result.total', { result });
      return undefined;
    });
    const reach = this.#isLarge ? 300 : 50;
    const isIndexed = !name.includes('without index');
    return [
      { name: `${name}: first page`, timing: page, reach: isIndexed ? reach : null, found },
      { name: `${name}: count, order`, timing: count, reach: null, found },
    ];
  }

  async windows(): Promise<QueryFigure> {
    const { result } = await this.#open({ kind: 'all' });
    const total = await this.#engine.call('result.total', { result });
    const random = createRandom('bench windows');
    const times: number[] = [];
    for (let n = 0; n <= windows; n += 1) {
      const from = random.between(0, Math.max(0, total - 100));
      const start = performance.now();
      await this.#engine.call('result.window', { result, from, count: 100 });
      times.push(elapsedSince(start) * 1000);
    }
    return { name: 'window of 100 anywhere', timing: summarise(times), reach: 10, found: total };
  }

  async facet(
    name: string,
    field: { kind: 'field'; name: string } | { kind: 'path'; path: readonly string[] },
    where: Query,
  ): Promise<QueryFigure> {
    let found = 0;
    const timing = await timeRuns(this.#runs, async () => {
      const { result } = await this.#open(where);
      await this.#engine.call('result.total', { result });
      const start = performance.now();
      const facet = await this.#engine.call('result.facet', {
        result,
        field: field.kind === 'field' ? field : { kind: 'path', path: [...field.path] },
      });
      found = facet.distinct;
      return elapsedSince(start);
    });
    return { name, timing, reach: this.#isLarge ? null : 150, found };
  }

  async histogram(): Promise<QueryFigure> {
    const { result } = await this.#open({ kind: 'all' });
    await this.#engine.call('result.total', { result });
    let found = 0;
    const timing = await timeRuns(this.#runs, async () => {
      const histogram = await this.#engine.call('result.histogram', { result, by: 'outcome' });
      found = histogram.buckets.length;
      return undefined;
    });
    return { name: 'histogram by outcome', timing, reach: this.#isLarge ? null : 150, found };
  }

  /** To the first hit, and to the whole result. */
  async search(text: string): Promise<QueryFigure[]> {
    const firsts: number[] = [];
    const alls: number[] = [];
    let found = 0;
    for (let run = 0; run <= Math.min(this.#runs, 7); run += 1) {
      let first = Number.NaN;
      const start = performance.now();
      const outcome = await runJob(
        this.#engine,
        'search.start',
        { question: this.#question({ kind: 'text', operator: 'contains', text }), view: 'bench' },
        (progress) => {
          if (isSearchProgress(progress) && progress.found.records > 0 && Number.isNaN(first)) {
            first = elapsedSince(start) * 1000;
          }
        },
      );
      firsts.push(first);
      alls.push(elapsedSince(start) * 1000);
      found = outcome.total;
    }
    return [
      {
        name: `"${text}": first hits`,
        timing: summarise(firsts),
        reach: this.#isLarge ? null : 100,
        found,
      },
      {
        name: `"${text}": all`,
        timing: summarise(alls),
        reach: this.#isLarge ? null : 1_500,
        found,
      },
    ];
  }

  #open(where: Query, sort?: BenchQuestion['sort']) {
    const question = this.#question(where);
    return this.#engine.call('result.open', { question, sort, view: 'bench' });
  }

  #question(where: Query): Question {
    return { kind: this.#kind, where };
  }
}
