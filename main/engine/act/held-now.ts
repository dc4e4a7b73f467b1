import type { HeldNow, HeldNowList } from '../../../shared/acting.ts';
import type { ConnectorSummary } from '../../../shared/connection.ts';
import { connectionNote, type TenantClient } from '../live/index.ts';
import { TenantView } from './tenant-view.ts';

/** The sessions and grants that a user has in a tenant now. It only reads. */
export async function heldNow(
  client: TenantClient,
  summary: ConnectorSummary,
  user: string,
): Promise<HeldNowList> {
  const view = new TenantView(client, summary);
  const held: HeldNow[] = [];
  const notes: string[] = [];
  for (const type of ['session', 'grant'] as const) {
    const { things, trouble, note } = await view.heldBy(type, [user]);
    if (trouble !== null) notes.push(`The ${type}s could not be asked for: ${trouble}.`);
    if (note !== null) notes.push(note);
    held.push(
      ...things.map(({ id, users, status, since, client: of, isOver }): HeldNow => {
        return { type, id, user: users[0] ?? user, status, since, client: of, isOver };
      }),
    );
  }
  return { connection: connectionNote(client.connection), user, held, notes };
}
