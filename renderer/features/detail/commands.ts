import type { Command } from '../../app/command.ts';

export const detailCommands: readonly Command[] = [];
