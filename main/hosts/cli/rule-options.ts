import type { Command } from 'commander';

/** Options of every command that reads rules. */
export interface RuleOptions {
  rules?: string[];
}

/** Adds `--rules`. */
export function addRuleOptions(command: Command): Command {
  return command.option(
    '--rules <folder...>',
    'folders of more rules, beside those of the program',
  );
}
