import { useCallback, useSyncExternalStore } from 'react';
import type { Command } from './command.ts';
import { followCommands } from './command-stores.ts';

/**
 * The commands that can be run now. While they are looked at they follow every change of the page, and nothing
 * is asked of them while they are not.
 */
export function useAbleCommands(
  commands: readonly Command[],
  areLookedAt: boolean,
): readonly Command[] {
  const subscribe = useCallback(
    (changed: () => void) => (areLookedAt ? followCommands(changed) : () => undefined),
    [areLookedAt],
  );
  const able = useSyncExternalStore(subscribe, () =>
    areLookedAt ? commands.map((command) => (canRun(command) ? '1' : '0')).join('') : '',
  );
  return commands.filter((_, at) => able[at] === '1');
}

function canRun({ canRun: asks }: Command): boolean {
  return asks?.() !== false;
}
