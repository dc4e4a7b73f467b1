import type { Connection, ConnectorSummary } from '../../../shared/connection.ts';
import type { ActionTarget } from '../../../shared/response-plan.ts';

/** Why a target is not one of this connection's system; null where it may be. An id of another system means nothing there, or another thing. */
export function systemTrouble(
  connection: Connection,
  { title, streams }: ConnectorSummary,
  { system }: ActionTarget,
): string | null {
  if (system === null || connection.connector === 'generic') return null;
  const own = streams.map((stream) => stream.system);
  if (own.length === 0 || own.includes(null) || own.includes(system)) return null;
  return `By the evidence this is in ${system}, and the connection goes to ${title}. Carry it out over a connection to ${system}, or in its own console.`;
}
