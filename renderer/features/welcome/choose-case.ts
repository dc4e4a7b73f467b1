import { leaveWork } from '../../app/leave-work.tsx';
import { host } from '../../engine/connection.ts';
import { hasDialogs } from '../../state/answered.ts';
import { openCase } from '../../state/case-session.ts';
import { show } from '../../state/on-screen.ts';

/** Lets a person choose a case and opens it: by the system's dialog, or in the folders that are allowed. */
export async function chooseCase(): Promise<void> {
  if (!hasDialogs()) {
    show({ kind: 'open-case', create: false });
    return;
  }
  const [path] = await host().call('host.choose', { kind: 'case' });
  if (path !== undefined) await leaveWork(() => openCase(path, false));
}

/** The same for a case that is made. */
export async function chooseNewCase(): Promise<void> {
  if (!hasDialogs()) {
    show({ kind: 'open-case', create: true });
    return;
  }
  const [path] = await host().call('host.choose', { kind: 'new-case' });
  if (path !== undefined) await leaveWork(() => openCase(path, true));
}
