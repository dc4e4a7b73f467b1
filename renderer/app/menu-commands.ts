import type { MenuCommand } from '../../shared/host.ts';
import { host } from '../engine/connection.ts';
import { useAnswered } from '../state/answered.ts';
import type { Command } from './command.ts';
import { followCommands } from './command-stores.ts';

/** The commands as a menu shows them. */
export function menuCommands(commands: readonly Command[]): MenuCommand[] {
  return commands.map(({ id, title, group, keys, canRun }) => ({
    id,
    title,
    group,
    keys: [...keys],
    enabled: canRun?.() !== false,
  }));
}

/**
 * Keeps the host's menu true to what can be done now. What is asked for within one frame is told once, and
 * only where it differs from what was told before.
 */
export function followMenu(
  commands: readonly Command[],
  trouble: (error: unknown) => void,
): () => void {
  let told = '';
  let frame: number | null = null;
  const publish = () => {
    frame = null;
    if (useAnswered.getState().gone) return;
    const now = menuCommands(commands);
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    host().call('host.commands', { commands: now }).catch(trouble);
  };
  const changed = () => {
    frame ??= requestAnimationFrame(publish);
  };
  const stop = followCommands(changed);
  publish();
  return () => {
    stop();
    if (frame !== null) cancelAnimationFrame(frame);
  };
}
