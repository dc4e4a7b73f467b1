import {
  type AnswerOf,
  type CallName,
  contract,
  isCallName,
  type ParamsOf,
} from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { pathOf } from '../../../shared/given-paths.ts';
import { isHostCallName } from '../../../shared/host.ts';
import type { Handler } from '../../../shared/rpc/index.ts';
import { answerHost, type HostAnswers } from './answer-host.ts';
import { type PathGate, pathCalls } from './path-calls.ts';
import { SeenCase, type SharedCase } from './shared-case.ts';

/** What the pages of one host have in common. */
export interface Common {
  case: SharedCase;
  host: HostAnswers;
  paths: PathGate;
  /** Told of each case that a page opened. */
  caseOpened(path: string): void;
  /** Every case is opened for reading only. */
  readOnly?: boolean;
  /** Told of each import that a page started. */
  importStarted(job: number, files: readonly string[]): Promise<void>;
}

/** The calls of one page. */
export interface PageCalls {
  answer: Handler;
  /** The page is gone: closes the results that it had open. */
  leave(): Promise<void>;
}

/**
 * The one router for both contracts. Host calls are answered here; any other goes to the engine, once the
 * files that it names are found to be allowed. Names of views are made this page's own, so that two pages
 * do not close each other's results.
 * @param page number of the page, unique in this run
 */
export function routeCalls(page: number, common: Common): PageCalls {
  const { engine } = common.case;
  const seen = new SeenCase(common.case);
  const views = new Set<string>();

  const withOwnView = (params: unknown): unknown => {
    const { view } = params as { view?: unknown };
    if (typeof view !== 'string') return params;
    const own = `${page}:${view}`;
    views.add(own);
    return { ...(params as object), view: own };
  };

  return {
    async answer(name, given) {
      if (isHostCallName(name)) return await answerHost(common.host, name, given);
      if (!isCallName(name)) {
        throw new TrailcaseError('unknown-call', `There is no call "${name}".`);
      }
      const { success, data } = contract[name].params.safeParse(given);
      // The engine says what is wrong with parameters; nothing is done with them.
      if (!success) return await engine.call(name, given as never);
      const allowed = await withAllowedPaths(name, data, common.paths);
      const params = withOwnView(
        name === 'case.open' && common.readOnly === true
          ? { ...(allowed as object), readOnly: true }
          : allowed,
      );
      const answer = await seen.call(name, params);
      await noteDone(common, name, params, answer);
      return answer;
    },
    async leave() {
      for (const view of views) {
        if (common.case.path !== null) await engine.call('result.close', { view });
      }
    },
  };
}

async function withAllowedPaths(name: CallName, params: unknown, gate: PathGate): Promise<unknown> {
  const check = pathCalls[name] as
    | ((params: unknown, gate: PathGate) => Promise<unknown>)
    | undefined;
  return check === undefined ? params : await check(params, gate);
}

/** Tells the host of what it keeps account of. */
async function noteDone(
  { caseOpened, importStarted }: Common,
  name: CallName,
  params: unknown,
  answer: unknown,
): Promise<void> {
  if (name === 'case.open') caseOpened((params as ParamsOf<'case.open'>).path);
  if (name === 'import.start') {
    const { job } = answer as AnswerOf<'import.start'>;
    await importStarted(job, (params as ParamsOf<'import.start'>).files.map(pathOf));
  }
}
