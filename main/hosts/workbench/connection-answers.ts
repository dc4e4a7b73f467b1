import type { HostAnswers } from './answer-host.ts';
import type { KeptConnections } from './kept-connections.ts';

/** The calls about connections that are kept for every case: the same in the window and in the browser. */
export function connectionAnswers(
  kept: KeptConnections,
): Pick<HostAnswers, 'host.connections' | 'host.keep-connection' | 'host.forget-connection'> {
  return {
    'host.connections': () => kept.list(),
    'host.keep-connection': ({ connection }) => kept.keep(connection),
    'host.forget-connection': ({ id }) => kept.forget(id),
  };
}
