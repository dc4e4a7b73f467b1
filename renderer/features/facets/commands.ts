import type { Command } from '../../app/command.ts';

export const facetCommands: readonly Command[] = [];
