import type { Command } from '../../app/command.ts';

/** Commands of the response plan. */
export const responseCommands: readonly Command[] = [];
