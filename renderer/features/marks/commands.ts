import type { Command } from '../../app/command.ts';

export const markCommands: readonly Command[] = [];
