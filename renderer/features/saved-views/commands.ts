import type { Command } from '../../app/command.ts';

export const savedViewCommands: readonly Command[] = [];
