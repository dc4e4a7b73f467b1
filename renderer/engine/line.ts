import type { Channel } from '../../shared/rpc/index.ts';
import { openPortLine } from './port-line.ts';
import { openSocketLine } from './socket-line.ts';

/**
 * Chooses the line to the host: a message port where a preload offers one (the desktop), a socket otherwise.
 * @param gone told when the line breaks for good
 */
export function openLine(gone: () => void): Promise<Channel> {
  return window.trailcase === undefined
    ? openSocketLine(gone)
    : openPortLine(window.trailcase, gone);
}
