import { TrailcaseError } from '../../../shared/errors.ts';
import { type HostCallName, hostContract } from '../../../shared/host.ts';
import { type Channel, makeAnswerer, makeCaller } from '../../../shared/rpc/index.ts';
import { createEngine } from '../../engine/index.ts';
import {
  type Common,
  type HostAnswers,
  liveRefusals,
  routeCalls,
  SharedCase,
} from '../workbench/index.ts';
import type { Answers, Ask, DeskCalls, EngineProcessCalls } from './desk-contract.ts';
import type { TwoWayLine } from './two-way-line.ts';
import { WorkingJobs } from './working-state.ts';

/** The engine process from within. */
export interface EngineProcess {
  /** A page has come: its calls are answered over its own port, past the main process. */
  openPage(port: Channel): void;
}

/**
 * Serves one engine to the pages of the desktop. What a window does (dialogs, menu, settings) and which
 * paths are allowed is asked of the main process.
 * @param line to the main process
 * @param isOffline no tenant is called
 */
export function runEngineProcess(
  { asking, answering }: TwoWayLine,
  isOffline: boolean,
  log: (trouble: unknown) => void,
): EngineProcess {
  const main = makeCaller(asking);
  const ask: Ask<DeskCalls> = (name, params) => main.call(name, params) as never;
  const shared = new SharedCase(
    createEngine({
      refusal: isOffline ? liveRefusals.offline : null,
      secret: (name) => ask('desk.secret', { name }),
      isChosen: (path) => ask('desk.chosen', { path }),
    }),
  );
  const { engine } = shared;
  const tellers = new Set<(event: unknown) => void>();
  const jobs = new WorkingJobs((state) => void ask('desk.working', state).catch(log));
  const tellAll = (event: unknown) => {
    for (const tell of tellers) tell(event);
  };
  engine.subscribe((event) => {
    tellAll(event);
    jobs.take(event);
  });
  answerMain(answering, shared, tellAll, log);

  const common: Common = {
    case: shared,
    host: hostOf((name, params) => main.call(name, params)),
    paths: {
      forReading: (path) => ask('desk.allow', { path, to: 'read' }),
      forWriting: (path) => ask('desk.allow', { path, to: 'write' }),
    },
    caseOpened: () => undefined,
    importStarted: async () => undefined,
  };
  let pages = 0;
  return {
    openPage(port) {
      pages += 1;
      const calls = routeCalls(pages, common);
      const tell = makeAnswerer(
        port,
        async (name, params) => {
          const before = shared.path;
          try {
            return await calls.answer(name, params);
          } finally {
            if (shared.path !== before) await ask('desk.case', { path: shared.path });
          }
        },
        log,
      );
      tellers.add(tell);
      port.onClose(() => {
        tellers.delete(tell);
        calls.leave().catch(log);
      });
    },
  };
}

/** What the main process asks. */
function answerMain(
  channel: Channel,
  shared: SharedCase,
  tellAll: (event: unknown) => void,
  log: (trouble: unknown) => void,
): void {
  const answers: Answers<EngineProcessCalls> = {
    'engine.release': async ({ path }) => {
      if (shared.path !== path) return null;
      return await shared.change(null, () => shared.engine.call('case.close', {}));
    },
    'engine.tell': ({ event }) => {
      tellAll(event);
      return null;
    },
    'engine.stop': async () => {
      await shared.change(null, () => shared.engine.close());
      return null;
    },
  };
  const answer = (name: string, params: unknown) => {
    if (!Object.hasOwn(answers, name)) {
      throw new TrailcaseError('unknown-call', `There is no call "${name}".`);
    }
    return answers[name as keyof EngineProcessCalls](params as never);
  };
  makeAnswerer(channel, answer, log);
}

/** Every call of the host's contract is the main process's to answer. */
function hostOf(ask: (name: string, params: unknown) => Promise<unknown>): HostAnswers {
  const names = Object.keys(hostContract) as HostCallName[];
  return Object.fromEntries(
    names.map((name) => [name, (params: unknown) => ask(name, params)]),
  ) as unknown as HostAnswers;
}
