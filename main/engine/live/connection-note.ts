import type { Connection } from '../../../shared/connection.ts';
import type { ConnectionNote } from '../../../shared/pull.ts';

/** What of a connection is kept with what was done over it. */
export function connectionNote({
  id,
  name,
  connector,
  address,
  tenant,
}: Connection): ConnectionNote {
  return { id, name, connector, address, tenant };
}
