import pThrottle from 'p-throttle';
import type { Outside } from './outside.ts';
import type { ClientFigures } from './tenant-client.ts';

/**
 * Lets requests go out no faster than so many a minute, evenly: two a second for 120. Null: as fast as they come. The
 * answer waits for one's turn.
 */
export function paceOf(
  perMinute: number | null,
  signal: AbortSignal,
  figures: ClientFigures,
  outside: Outside,
): () => Promise<void> {
  if (perMinute === null) return async () => undefined;
  const limit = Math.ceil(perMinute / 60);
  const turn = pThrottle({ limit, interval: (limit * 60_000) / perMinute, signal })(
    () => undefined,
  );
  return async () => {
    const began = outside.now();
    await turn();
    figures.waited += Math.max(0, outside.now() - began);
  };
}
