import type { Command } from '../../app/command.ts';

export const tableCommands: readonly Command[] = [];
