import type { Command } from '../../app/command.ts';

export const importCommands: readonly Command[] = [];
