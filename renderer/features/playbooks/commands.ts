import type { Command } from '../../app/command.ts';

/** Commands of playbooks and their runs. */
export const playbookCommands: readonly Command[] = [];
