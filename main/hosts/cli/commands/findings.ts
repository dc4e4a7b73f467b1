import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type FindingList,
  type Level,
  levels,
  type TriageState,
  triageStates,
} from '../../../../shared/detection.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { detailText, findingsText } from '../finding-texts.ts';
import { wholeNumber } from '../number-option.ts';
import { count, print, printJson } from '../output.ts';
import { refuseTaken, writeSarif } from '../sarif-file.ts';
import { withCase } from '../with-case.ts';

interface Options {
  state?: TriageState[];
  level?: Level[];
  rule?: string;
  limit?: number;
  json?: boolean;
  sarif?: string;
}

/** Findings listed when no limit is given. */
const defaultLimit = 1_000;

export function findingsCommand(
  program: Command,
  version: string,
  done: (code: ExitCode) => void,
): void {
  program
    .command('findings')
    .summary('what the rules found, or everything about one finding')
    .description(
      'Lists what detect found and what was decided about it, open ones first. With a number, everything about that finding. Its records are a question: finding is NUMBER.',
    )
    .argument('<case>', 'case file')
    .argument('[id]', 'number of one finding', findingNumber)
    .addOption(new Option('--state <state...>', 'only these').choices(triageStates))
    .addOption(new Option('--level <level...>', 'only these').choices(levels))
    .option('--rule <id>', 'only of this rule, by its id')
    .option('--limit <n>', 'how many at most; 1,000 if not given', wholeNumber)
    .option('--json', 'as JSON')
    .option('--sarif <file>', 'as SARIF 2.1.0 into a new file')
    .addHelpText(
      'after',
      `
Examples:
  trailcase findings acme.trailcase --state open --level high critical
  trailcase findings acme.trailcase 12
  trailcase query acme.trailcase "finding is 12"
  trailcase export acme.trailcase "finding is 12" --out finding-12.csv`,
    )
    .action(async (path: string, id: number | undefined, options: Options) => {
      const { state, level, rule, limit = defaultLimit, json, sarif } = options;
      if (sarif !== undefined) refuseTaken(sarif);
      await withCase(path, async (engine) => {
        if (id !== undefined) {
          const finding = await engine.call('finding.get', { id });
          if (sarif !== undefined) await writeSarif(engine, sarif, version, [finding]);
          if (json === true) await printJson(finding);
          else await print(detailText(finding));
          return;
        }
        const asked = { states: state, levels: level, rule, limit };
        const list = await engine.call('finding.list', asked);
        if (sarif !== undefined) {
          const present = list.findings.filter(({ gone }) => !gone);
          await writeSarif(engine, sarif, version, present);
        }
        if (json === true) await printJson(list);
        else await print(listText(list));
      });
      done(exitCodes.done);
    });
}

/** The number of a finding as an argument. */
export function findingNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('A finding has a whole number: trailcase findings lists them.');
}

function listText({ findings, total, gone, detections }: FindingList): string {
  if (total === 0) {
    return detections.length === 0
      ? 'No findings: the rules did not run over this case. Run trailcase detect.'
      : 'No findings.';
  }
  const listed =
    findings.length === total ? count(total) : `${count(findings.length)} of ${count(total)}`;
  const notThere =
    gone === 0 ? '' : `, of which ${count(gone)} were not found again by the latest run`;
  return `${findingsText(findings, { perRule: findings.length, newOf: null })}\n\n${listed} ${total === 1 ? 'finding' : 'findings'}${notThere}.`;
}
