import type { Engine } from '../contract.ts';
import type { Host, HostEvent } from '../host.ts';
import type { JobEvent } from '../job.ts';
import { makeCaller } from './caller.ts';
import type { Channel } from './channel.ts';

/** Engine and host as a page sees them, both at the far end of one channel. */
export function connectPage(channel: Channel): { engine: Engine; host: Host } {
  const caller = makeCaller(channel);
  return {
    engine: {
      call: (name, params) => caller.call(name, params) as never,
      subscribe: (listener) =>
        caller.subscribe((event) => {
          if (!isHostEvent(event)) listener(event as JobEvent);
        }),
      close: async () => caller.close(),
    },
    host: {
      call: (name, params) => caller.call(name, params) as never,
      subscribe: (listener) =>
        caller.subscribe((event) => {
          if (isHostEvent(event)) listener(event);
        }),
    },
  };
}

function isHostEvent(event: unknown): event is HostEvent {
  return typeof event === 'object' && event !== null && 'host' in event;
}
