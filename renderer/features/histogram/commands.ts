import type { Command } from '../../app/command.ts';

export const histogramCommands: readonly Command[] = [];
