import { create } from 'zustand';
import { host } from '../engine/connection.ts';
import { useChosen } from './chosen.ts';

/** What a person may have own files of. */
export type OwnFiles = 'rules' | 'playbooks';

/** Why the host cannot read a folder, by path; null for one that it can, nothing for one that it was not asked about. */
export const useFolderTroubles = create<Readonly<Record<string, string | null>>>()(() => ({}));

let asked = 0;

/** Asks the host which of the folders can be read now: one may be gone since they were chosen. */
export async function lookAtOwnFolders(): Promise<void> {
  asked += 1;
  const number = asked;
  const { rules, playbooks } = useChosen.getState().detection;
  const folders = await host().call('host.own-folders', {
    folders: [...new Set([...rules, ...playbooks])],
  });
  if (number !== asked) return;
  const troubles = Object.fromEntries(folders.map(({ path, trouble }) => [path, trouble]));
  useFolderTroubles.setState(troubles, true);
}

/** Looks at the folders that were kept, and again whenever others are chosen. */
export async function followOwnFolders(trouble: (error: unknown) => void): Promise<void> {
  useChosen.subscribe((now, before) => {
    const [one, other] = [now.detection, before.detection];
    if (one.rules === other.rules && one.playbooks === other.playbooks) return;
    lookAtOwnFolders().catch(trouble);
  });
  await lookAtOwnFolders();
}

/** Folders that can be read: one that is gone keeps nobody from the others. */
export function readableFolders(what: OwnFiles): string[] {
  return readable(useChosen.getState().detection[what], useFolderTroubles.getState());
}

/** The same on the screen. */
export function useReadableFolders(what: OwnFiles): string[] {
  const folders = useChosen(({ detection }) => detection[what]);
  return readable(folders, useFolderTroubles());
}

function readable(
  folders: readonly string[],
  troubles: Readonly<Record<string, string | null>>,
): string[] {
  return folders.filter((path) => Object.hasOwn(troubles, path) && troubles[path] === null);
}
