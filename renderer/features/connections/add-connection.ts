import { goTo } from '../../app/frame-commands.ts';
import { draftOf, newDraft } from './connection-draft.ts';
import { keepDraft, newConnection, useConnectionsScreen } from './connections-screen-state.ts';
import { type KeptConnection, keyOf, useConnectionsState } from './connections-state.ts';

/** Opens the form for a new connection; what was written there before is still there. */
export function addConnection(): void {
  const [first] = useConnectionsState.getState().connectors ?? [];
  if (first === undefined) return;
  if (useConnectionsScreen.getState().drafts[newConnection] === undefined) {
    keepDraft(newConnection, newDraft(first, 'case', crypto.randomUUID()));
  }
  goTo({ screen: 'connections', connection: newConnection });
}

/** Opens the form for a connection that is kept. */
export function editConnection(kept: KeptConnection): void {
  const key = keyOf(kept);
  if (useConnectionsScreen.getState().drafts[key] === undefined) {
    keepDraft(key, draftOf(kept.connection, kept.place));
  }
  goTo({ screen: 'connections', connection: key });
}
