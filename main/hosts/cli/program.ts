import { Command } from 'commander';
import { connectionsCommand } from './commands/connections.ts';
import { custodyCommand } from './commands/custody.ts';
import { detectCommand } from './commands/detect.ts';
import { entitiesCommand } from './commands/entities.ts';
import { entityCommand } from './commands/entity.ts';
import { evidenceCommand } from './commands/evidence.ts';
import { exportCommand } from './commands/export.ts';
import { facetsCommand } from './commands/facets.ts';
import { findingsCommand } from './commands/findings.ts';
import { heldCommand } from './commands/held.ts';
import { histogramCommand } from './commands/histogram.ts';
import { importCommand } from './commands/import.ts';
import { infoCommand } from './commands/info.ts';
import { licencesCommand } from './commands/licences.ts';
import { planCommand } from './commands/plan.ts';
import { playbookCommand } from './commands/playbook.ts';
import { playbooksCommand } from './commands/playbooks.ts';
import { pullCommand } from './commands/pull.ts';
import { pullsCommand } from './commands/pulls.ts';
import { queryCommand } from './commands/query.ts';
import { radiusCommand } from './commands/radius.ts';
import { rejectedCommand } from './commands/rejected.ts';
import { reportCommand } from './commands/report.ts';
import { restoreCommand } from './commands/restore.ts';
import { rulesCommand } from './commands/rules.ts';
import { runCommand } from './commands/run.ts';
import { runsCommand } from './commands/runs.ts';
import { salvageCommand } from './commands/salvage.ts';
import { serveCommand } from './commands/serve.ts';
import { showCommand } from './commands/show.ts';
import { sourcesCommand } from './commands/sources.ts';
import { triageCommand } from './commands/triage.ts';
import { verifyCommand } from './commands/verify.ts';
import type { ExitCode } from './exit-codes.ts';

/**
 * The command line: one file a command, registered here in the order of the help.
 * @param done told the exit code when a command has ended
 */
export function makeProgram(version: string, done: (code: ExitCode) => void): Command {
  const program = new Command('trailcase')
    .description('Imports authentication and audit logs into a case and proves what is in it.')
    .version(version)
    .showHelpAfterError('Run trailcase --help for the commands and their examples.')
    .addHelpText(
      'after',
      `
First steps:
  trailcase serve --open
  trailcase import acme.trailcase audit.json events.ndjson.gz
  trailcase info acme.trailcase
  trailcase query acme.trailcase "failed logins yesterday" --kind event
  trailcase facets acme.trailcase "IP Address" --kind event
  trailcase show acme.trailcase 1 --diff
  trailcase detect acme.trailcase
  trailcase verify acme.trailcase

Exit codes: 0 done; 1 the work failed or verification found something; 2 wrong usage or unreadable input.`,
    );
  serveCommand(program, version, done);
  importCommand(program, done);
  pullCommand(program, done);
  pullsCommand(program, done);
  sourcesCommand(program, done);
  infoCommand(program, done);
  queryCommand(program, done);
  facetsCommand(program, done);
  histogramCommand(program, done);
  entitiesCommand(program, done);
  entityCommand(program, done);
  radiusCommand(program, done);
  showCommand(program, done);
  rejectedCommand(program, done);
  rulesCommand(program, done);
  detectCommand(program, version, done);
  findingsCommand(program, version, done);
  triageCommand(program, done);
  playbooksCommand(program, done);
  playbookCommand(program, done);
  runsCommand(program, done);
  runCommand(program, done);
  planCommand(program, done);
  heldCommand(program, done);
  connectionsCommand(program, done);
  exportCommand(program, done);
  restoreCommand(program, done);
  reportCommand(program, done);
  evidenceCommand(program, done);
  verifyCommand(program, done);
  salvageCommand(program, done);
  custodyCommand(program, done);
  licencesCommand(program, done);
  return program;
}
