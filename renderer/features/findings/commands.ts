import type { Command } from '../../app/command.ts';

/** Commands of findings. */
export const findingCommands: readonly Command[] = [];
