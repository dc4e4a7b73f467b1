import type { Command } from '../../app/command.ts';

/** Commands of the report. */
export const reportCommands: readonly Command[] = [];
