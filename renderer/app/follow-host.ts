import { host } from '../engine/connection.ts';
import { takeGiven } from '../features/import/given-files.ts';
import type { Command } from './command.ts';
import { toldWhenItFails } from './trouble-notice.ts';

/** Does what the host tells of: a command of its menu, or files that were opened with the program. */
export function followHost(commands: readonly Command[]): () => void {
  return host().subscribe((event) => {
    if (event.host === 'open') {
      void toldWhenItFails(() => takeGiven(event));
      return;
    }
    const command = commands.find(({ id }) => id === event.id);
    if (command === undefined || command.canRun?.() === false) return;
    void toldWhenItFails(command.run);
  });
}
