import type { Question } from '../../../../shared/query/index.ts';
import {
  type CompileContext,
  type CompiledQuery,
  compileQuery,
  countIds,
  matchRecords,
  narrowQuery,
} from '../../query/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import type { EventRule } from '../rule.ts';
import type { AskedSources } from './asked-sources.ts';
import type { CaseColumns } from './case-columns.ts';
import { OriginalsPass } from './originals-pass.ts';
import { CaseTexts } from './present-texts.ts';

/** What is asked of which records. */
export interface Asking {
  /** Only these take part; null asks of all. */
  scope: Question | null;
  context: CompileContext;
}

/** Records that a rule's own condition matched. */
export interface RuleMatches {
  /** Ascending. */
  ids: Uint32Array;
  seconds: number;
}

/** Tells how far a run has come: rules that were asked, of all. */
type MatchProgress = (stage: 'columns' | 'originals', done: number, total: number) => void;

/** Asks rules about single records of a case. */
export class RuleMatcher {
  readonly #db: ReadableCase;
  readonly #sources: AskedSources;
  readonly #context: CompileContext;
  readonly #inScope: Uint8Array | null;
  readonly #originals: OriginalsPass;
  readonly #texts: CaseTexts;
  readonly #pause: () => void;

  /**
   * @param columns of a connection with the functions of compiled questions
   * @throws TrailcaseError `bad-request` where the scope cannot be asked
   */
  constructor(columns: CaseColumns, sources: AskedSources, { scope, context }: Asking) {
    const { db } = columns;
    this.#db = db;
    this.#pause = columns.pause;
    this.#texts = new CaseTexts(columns);
    this.#sources = sources;
    this.#context = context;
    this.#inScope = scope === null ? null : inScope(db, scope, context);
    this.#originals = new OriginalsPass(db);
  }

  /**
   * Asks rules: those about columns one after the other, those about originals all together, so that
   * each record is read and parsed once.
   * @param rules those that can be asked of the case, see `AskedSources.lacks`
   * @param after only of records with higher ids
   */
  match(
    rules: readonly EventRule[],
    after: number,
    progress: MatchProgress,
  ): Map<EventRule, RuleMatches> {
    const found = new Map<EventRule, RuleMatches>();
    const reading: { rule: EventRule; compiled: CompiledQuery }[] = [];
    let done = 0;
    for (const rule of rules) {
      this.#pause();
      const compiled = this.#compile(rule, after);
      if (compiled === null) found.set(rule, { ids: new Uint32Array(0), seconds: 0 });
      else if (compiled.usesRaw) reading.push({ rule, compiled });
      else {
        const start = performance.now();
        const { ids } = matchRecords(this.#db, compiled);
        found.set(rule, { ids: this.#scoped(ids), seconds: (performance.now() - start) / 1000 });
        done += 1;
        progress('columns', done, rules.length);
      }
    }
    const start = performance.now();
    const all = this.#originals.match(
      reading.map(({ compiled }) => compiled),
      after,
      (part) => progress('originals', done + Math.floor(part * reading.length), rules.length),
    );
    const share = (performance.now() - start) / 1000 / Math.max(1, reading.length);
    for (const [at, { rule }] of reading.entries()) {
      found.set(rule, { ids: this.#scoped(all[at] as Uint32Array), seconds: share });
    }
    return found;
  }

  /** Null where no record of the case can meet it. */
  #compile(rule: EventRule, after: number): CompiledQuery | null {
    const asked = rule.question as Question;
    // What is wrong with a question is told whatever the case holds.
    compileQuery(asked, this.#context);
    const narrowed = narrowQuery(asked, this.#context, (field) => this.#texts.of(field));
    if (narrowed === null) return null;
    const compiled = compileQuery(narrowed, this.#context);
    const sources = this.#sources.of(rule);
    const conditions = [
      ...(after > 0 ? [`r.id > ${Math.trunc(after)}`] : []),
      ...(sources === 'all' ? [] : [`r.source IN (${sources.map(Math.trunc).join(', ')})`]),
    ];
    return {
      ...compiled,
      from: after > 0 ? 'record r NOT INDEXED' : compiled.from,
      where: [...conditions, `(${compiled.where})`].join(' AND '),
    };
  }

  #scoped(ids: Uint32Array): Uint32Array {
    const scope = this.#inScope;
    return scope === null ? ids : ids.filter((id) => scope[id] === 1);
  }
}

function inScope(db: ReadableCase, scope: Question, context: CompileContext): Uint8Array {
  const { ids } = matchRecords(db, compileQuery(scope, context));
  const marked = new Uint8Array(countIds(db) + 1);
  for (const id of ids) marked[id] = 1;
  return marked;
}
