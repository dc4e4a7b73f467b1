import type { Command } from 'commander';
import type { PlaybookList } from '../../../../shared/playbook.ts';
import { createEngine } from '../../../engine/index.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { complain, print, printJson, table } from '../output.ts';

interface Options {
  playbooks?: string[];
  json?: boolean;
}

/** Adds `--playbooks`, which may be given several times. */
export function addFolderOption(command: Command): Command {
  return command.option(
    '--playbooks <folder>',
    'a folder with playbooks of your own, or one file; may be given several times',
    (folder: string, before: string[] = []) => [...before, folder],
  );
}

export function playbooksCommand(program: Command, done: (code: ExitCode) => void): void {
  const command = program
    .command('playbooks')
    .summary('the playbooks that can be run, and what is wrong with others');
  addFolderOption(command)
    .option('--json', 'as JSON, with every step')
    .addHelpText(
      'after',
      `
Examples:
  trailcase playbooks
  trailcase playbooks --playbooks ./our-playbooks --json

Exit code 1: a playbook cannot be used; standard error says where and why.`,
    )
    .action(async ({ playbooks: folders, json }: Options) => {
      const engine = createEngine();
      try {
        const list = await engine.call('playbook.list', { folders });
        if (json === true) await printJson(list);
        else await print(listText(list));
        complainOfPlaybooks(list);
        done(list.problems.length === 0 ? exitCodes.done : exitCodes.failed);
      } finally {
        await engine.close();
      }
    });
}

/** One line on standard error for each playbook that cannot be used. */
export function complainOfPlaybooks({ problems }: PlaybookList): void {
  for (const { file, line, message } of problems) {
    complain(`${file}${line === null ? '' : `:${line}`}: ${message}`);
  }
}

function listText({ playbooks }: PlaybookList): string {
  const rows = playbooks.map(({ id, title, category, origin, steps, parameters }) => [
    id,
    title,
    category,
    origin,
    steps.length,
    parameters.map(({ name, required }) => (required ? name : `[${name}]`)).join(' '),
  ]);
  return table(['id', 'title', 'category', 'origin', 'steps', 'parameters'], rows);
}
