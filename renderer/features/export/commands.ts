import type { Command } from '../../app/command.ts';

export const exportCommands: readonly Command[] = [];
