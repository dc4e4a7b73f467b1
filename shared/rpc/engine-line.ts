import type { CallName, Engine } from '../contract.ts';
import type { JobEvent } from '../job.ts';
import { makeAnswerer } from './answerer.ts';
import { makeCaller } from './caller.ts';
import type { Channel } from './channel.ts';

/** The engine as seen from the far end of a channel: the same calls, the same errors, the same events. */
export function connectEngine(channel: Channel): Engine {
  const caller = makeCaller(channel);
  return {
    call: (name, params) => caller.call(name, params) as never,
    subscribe: (listener) => caller.subscribe((event) => listener(event as JobEvent)),
    close: async () => caller.close(),
  };
}

/** Lets the far end of a channel call an engine. The engine itself refuses unknown calls and bad parameters. */
export function serveEngine(engine: Engine, channel: Channel, log: (error: unknown) => void): void {
  const tell = makeAnswerer(
    channel,
    (name, params) => engine.call(name as CallName, params as never),
    log,
  );
  const stop = engine.subscribe(tell);
  channel.onClose(stop);
}
