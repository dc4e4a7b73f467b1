import type { Engine, ParamsOf } from '../../../shared/contract.ts';
import type { DetectionReceipt, Finding } from '../../../shared/detection.ts';
import { findingsText, levelCounts, skippedText } from './finding-texts.ts';
import { runOnTerminal } from './job-runner.ts';
import { complain, count, print, showHidden } from './output.ts';
import { complainOfRules } from './rule-texts.ts';

/** Findings of one rule that are told on a terminal; trailcase findings lists all. */
const mostOfRule = 5;

/** Findings that JSON and SARIF hold. */
const mostWritten = 10_000;

/** Runs the rules over the open case, with progress on the terminal, and reads what stands then. */
export async function runRules(
  engine: Engine,
  order: ParamsOf<'detect.start'>,
): Promise<{ receipt: DetectionReceipt; findings: Finding[] }> {
  const receipt = await runOnTerminal(engine, 'detect.start', order);
  const findings = await standing(engine, receipt, order.question !== undefined);
  const left = receipt.findings.total - findings.length;
  if (left > 0) {
    complain(
      `The worst ${count(findings.length)} findings are told; trailcase findings --level or --rule lists the ${count(left)} others.`,
    );
  }
  return { receipt, findings };
}

/** Findings that the run saw, or that stand of rules that had nothing new to look at; dismissed ones are told as a number. */
async function standing(
  engine: Engine,
  { detection, outcomes }: DetectionReceipt,
  isPart: boolean,
): Promise<Finding[]> {
  const { findings } = await engine.call('finding.list', { limit: mostWritten });
  const asked = new Set(outcomes.map(({ rule }) => rule));
  return findings.filter(
    ({ gone, rule, latest }) => !gone && (isPart ? latest === detection : asked.has(rule)),
  );
}

/** Prints what a run of the rules found, and in short what it was. */
export async function tellDetection(
  receipt: DetectionReceipt,
  findings: readonly Finding[],
): Promise<void> {
  const { detection, problems, outcomes, rules, ran, records, seconds } = receipt;
  const { asOf, zone, findings: counts, levels: byLevel } = receipt;
  complainOfRules(problems);
  const shown = findings.filter(({ state }) => state !== 'dismissed');
  const isAllNew = shown.every((finding) => finding.detection === detection);
  const listing = { perRule: mostOfRule, newOf: isAllNew ? null : detection };
  if (shown.length > 0) await print(`${findingsText(shown, listing)}\n`);
  const dismissed = findings.length - shown.length;
  if (dismissed > 0) await print(`Dismissed before and not listed: ${count(dismissed)}.`);
  const skipped = skippedText(outcomes);
  if (skipped !== null) await print(skipped);
  await print(
    showHidden(
      `Run ${detection}: ${count(ran)} of ${count(rules)} rules over ${count(records)} records in ${seconds.toFixed(1)} s, as of ${asOf.replace(/\.0+Z$/, 'Z')}, ${zone}.`,
    ),
  );
  await print(
    `Findings: ${levelCounts(byLevel)}; ${count(counts.new)} new, ${count(counts.changed)} changed, ${count(counts.same)} the same, ${count(counts.gone)} gone.`,
  );
}
