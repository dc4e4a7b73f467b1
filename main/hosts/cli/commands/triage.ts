import type { Command } from 'commander';
import type { TriageState } from '../../../../shared/detection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { count, print } from '../output.ts';
import { withCase } from '../with-case.ts';
import { findingNumber } from './findings.ts';

interface Options {
  confirm?: boolean;
  dismiss?: boolean;
  reopen?: boolean;
  reason?: string;
}

export function triageCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('triage')
    .summary('confirm, dismiss or reopen findings')
    .description(
      'Decides about findings. Dismissing and reopening need a reason. The decision stays with the finding in every later run, and is written into the custody log.',
    )
    .argument('<case>', 'case file')
    .argument('<id...>', 'numbers of findings', (text: string, before: number[] = []) => [
      ...before,
      findingNumber(text),
    ])
    .option('--confirm', 'it is an incident')
    .option('--dismiss', 'it is none')
    .option('--reopen', 'it is to be looked at again')
    .option('--reason <text>', 'why')
    .addHelpText(
      'after',
      `
Examples:
  trailcase triage acme.trailcase 12 --confirm --reason "Confirmed with Jonas by telephone"
  trailcase triage acme.trailcase 3 4 9 --dismiss --reason "The load test of 3 February"`,
    )
    .action(async (path: string, findings: number[], options: Options) => {
      const state = stateOf(options);
      const { reason = '' } = options;
      const changed = await withCase(path, (engine) =>
        engine.call('finding.triage', { findings, state, reason }),
      );
      await print(
        `${count(changed)} of ${count(new Set(findings).size)} decided otherwise than before: ${state}.`,
      );
      done(exitCodes.done);
    });
}

function stateOf({ confirm, dismiss, reopen }: Options): TriageState {
  const given = [
    ...(confirm === true ? ['confirmed' as const] : []),
    ...(dismiss === true ? ['dismissed' as const] : []),
    ...(reopen === true ? ['open' as const] : []),
  ];
  const [state] = given;
  if (state !== undefined && given.length === 1) return state;
  throw new TrailcaseError('bad-request', 'Give one of --confirm, --dismiss and --reopen.');
}
