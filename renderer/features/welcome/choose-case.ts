import { leaveWork } from '../../app/leave-work.tsx';
import { host } from '../../engine/connection.ts';
import { hasDialogs } from '../../state/answered.ts';
import { openCase } from '../../state/case-session.ts';
import { show } from '../../state/on-screen.ts';

/** Lets a person choose a case and opens it: by the system's dialog, or in the folders that are allowed. */
export function chooseCase(): Promise<void> {
  return choose(false, false);
}

/** The same for a case that is made. */
export function chooseNewCase(): Promise<void> {
  return choose(true, false);
}

/** The same for a case that is only looked at. */
export function chooseCaseToRead(): Promise<void> {
  return choose(false, true);
}

async function choose(create: boolean, readOnly: boolean): Promise<void> {
  if (!hasDialogs()) {
    show({ kind: 'open-case', create, readOnly });
    return;
  }
  const [path] = await host().call('host.choose', { kind: create ? 'new-case' : 'case' });
  if (path !== undefined) await leaveWork(() => openCase(path, create, readOnly));
}
