#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { refuseOldNode } from './node-version.ts';

refuseOldNode();

const { CommanderError } = await import('commander');
const { TrailcaseError } = await import('../../../shared/errors.ts');
const { exitCodeOf, exitCodes } = await import('./exit-codes.ts');
const { complain } = await import('./output.ts');
const { makeProgram } = await import('./program.ts');

/** The version in package.json, from source and from the built output alike. */
function ownVersion(): string {
  const depth = import.meta.url.endsWith('.ts') ? '../../..' : '../../../..';
  const text = readFileSync(new URL(`${depth}/package.json`, import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** A command as it is typed: `trailcase connections add`. */
function wayTo(command: Command): string {
  return `${command.parent === null ? '' : `${wayTo(command.parent)} `}${command.name()}`;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done);
  throw error;
});

try {
  const program = makeProgram(ownVersion(), (code) => {
    process.exitCode = code;
  });
  const nested = program.commands.flatMap(({ commands }) => commands);
  for (const command of [program, ...program.commands, ...nested]) {
    command.exitOverride();
    if (command !== program) {
      command.showHelpAfterError(`Run ${wayTo(command)} --help for what it takes.`);
    }
    command.configureOutput({ outputError: (text, write) => write(`trailcase: ${text}`) });
  }
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  } else if (error instanceof TrailcaseError) {
    complain(error.message);
    process.exitCode = exitCodeOf(error.code);
  } else {
    complain(`unexpected trouble: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = exitCodes.failed;
  }
}
