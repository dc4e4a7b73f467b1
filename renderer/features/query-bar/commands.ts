import type { Command } from '../../app/command.ts';

export const queryCommands: readonly Command[] = [];
