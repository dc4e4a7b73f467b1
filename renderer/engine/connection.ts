import type { Engine } from '../../shared/contract.ts';
import type { Host } from '../../shared/host.ts';
import { connectPage } from '../../shared/rpc/index.ts';
import { openLine } from './line.ts';

let connected: { engine: Engine; host: Host } | null = null;

/**
 * Opens the line to the host that serves this page. Called once, before anything is drawn.
 * @param gone told when the line breaks for good
 */
export async function connect(gone: () => void): Promise<void> {
  connected = connectPage(await openLine(gone));
}

/** The engine behind this page. */
export function engine(): Engine {
  return at().engine;
}

/** The host of this page. */
export function host(): Host {
  return at().host;
}

function at(): { engine: Engine; host: Host } {
  if (connected === null) throw new Error('The page asked before it was connected.');
  return connected;
}
