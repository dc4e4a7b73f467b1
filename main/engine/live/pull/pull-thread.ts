import { setTimeout as wait } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { serveThread } from '../../threads/index.ts';
import type { LostTurn, PullEnd, PullOrder, TurnOrder } from './pull-order.ts';
import { runPull } from './run-pull.ts';
import type { TakeTurn } from './stretch-store.ts';

/** How often the flag is looked at that asks to stop, in milliseconds. */
const lookInterval = 50;
/** Who was asked to stop waits so long to store what it has, in milliseconds. */
const grace = 1_000;

/** Somebody who waits for a turn. */
interface Waiting {
  go: (port: MessagePort) => Promise<void>;
  fail: (error: TrailcaseError) => void;
}

/** Whoever waits for a turn, by number. */
const waiting = new Map<number, Waiting>();
let lastTurn = 0;

async function pull(order: PullOrder): Promise<PullEnd> {
  const stop = new AbortController();
  const flag = new Int32Array(order.cancel);
  const look = setInterval(() => {
    if (Atomics.load(flag, 0) === 1) stop.abort();
  }, lookInterval);
  try {
    return await runPull(order, {
      takeTurn: turnTaker(stop.signal),
      signal: stop.signal,
      wait: (milliseconds) => waitFor(milliseconds, stop.signal),
      tell,
    });
  } finally {
    clearInterval(look);
  }
}

async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(milliseconds, undefined, { signal });
  } catch {
    throw cancelled();
  }
}

function turnTaker(signal: AbortSignal): TakeTurn {
  return <T>(work: (port: MessagePort) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      lastTurn += 1;
      const turn = lastTurn;
      const giveUp = () => {
        void wait(grace).then(() => {
          if (waiting.delete(turn)) reject(cancelled());
        });
      };
      const leave = () => {
        waiting.delete(turn);
        signal.removeEventListener('abort', giveUp);
      };
      waiting.set(turn, {
        go: async (port) => {
          leave();
          await work(port).then(resolve, reject);
        },
        fail: (error) => {
          leave();
          reject(error);
        },
      });
      if (signal.aborted) giveUp();
      else signal.addEventListener('abort', giveUp, { once: true });
      tell({ turn });
    });
}

/** Lets whoever waits for this turn write; ends when that is done. One that gave up leaves it to the next. */
async function takeTurn({ turn, port }: TurnOrder): Promise<null> {
  await waiting.get(turn)?.go(port);
  port.close();
  return null;
}

/** Whoever waits for this turn waits in vain. */
async function loseTurn({ turn, error }: LostTurn): Promise<null> {
  waiting.get(turn)?.fail(TrailcaseError.fromData(error));
  return null;
}

function cancelled(): TrailcaseError {
  return new TrailcaseError('cancelled', 'Cancelled; what was stored before stays in the case.');
}

const tell = serveThread((name, params) => {
  if (name === 'turn') return takeTurn(params as TurnOrder);
  return name === 'turn-lost' ? loseTurn(params as LostTurn) : pull(params as PullOrder);
});
