import { readOnlyNow } from '../state/read-only.ts';
import type { Command } from './command.ts';
import { tell } from './trouble-notice.ts';

/** The commands that keep something in the case. */
export const writing: ReadonlySet<string> = new Set([
  'marks.star',
  'marks.tags',
  'marks.undo',
  'marks.redo',
  'finding.run-rules',
  'finding.playbook',
  'finding.confirm',
  'finding.dismiss',
  'finding.reopen',
  'run.ask',
  'run.keep',
  'run.evidence',
  'run.note',
  'run.values',
  'run.finish',
  'plan.add',
  'plan.record',
  'plan.entity',
  'plan.carry-out',
  'held.now',
  'view.save',
  'connection.pull',
  'connection.follow',
  'import.open',
]);

/** In a case that is open for reading only they do nothing but say so, and why. */
export function heldBack(command: Command): Command {
  if (!writing.has(command.id)) return command;
  return {
    ...command,
    run: () => {
      const reason = readOnlyNow();
      return reason === null ? command.run() : tell(reason);
    },
  };
}
