import {
  type Finding,
  type FindingDetail,
  type Level,
  levels,
  type RuleOutcome,
} from '../../../shared/detection.ts';
import { count, showHidden } from './output.ts';

/** Longest summary and entity of a finding on a terminal. */
const longest = 300;

/** How findings are listed. */
export interface Listing {
  /** Findings of one rule that are told; the rest is a number. */
  perRule: number;
  /** The run whose own findings are called new; null calls none so. */
  newOf: number | null;
}

/** Findings by level, the worst first, and by rule. */
export function findingsText(findings: readonly Finding[], listing: Listing): string {
  return levels
    .toReversed()
    .flatMap((level) => {
      const rules = Map.groupBy(
        findings.filter((finding) => finding.level === level),
        ({ rule }) => rule,
      );
      if (rules.size === 0) return [];
      return [level.toUpperCase(), ...[...rules.values()].map((its) => ruleText(its, listing)), ''];
    })
    .join('\n')
    .trimEnd();
}

function ruleText(findings: readonly Finding[], { perRule, newOf }: Listing): string {
  const [first] = findings;
  const left = findings.slice(perRule);
  const more =
    left.length === 0 ? [] : [`        … and ${count(left.length)} more of rule ${first?.rule}`];
  return [
    `  ${line(first?.title ?? '')}`,
    ...findings.slice(0, perRule).map((finding) => findingText(finding, newOf)),
    ...more,
  ].join('\n');
}

function findingText(finding: Finding, newOf: number | null): string {
  const { id, summary, entities, records, state, reason, changedSince, gone, ruleGone } = finding;
  const notes = [
    finding.detection === newOf ? 'new' : '',
    state === 'open' ? '' : state,
    changedSince ? 'other records than when it was decided' : '',
    ruleGone ? 'its rule is no longer there' : gone ? 'not found again by the latest run' : '',
  ].filter((note) => note !== '');
  const about = entities.map(({ field, value }) => `${field} ${line(value)}`).join(', ');
  const size = `${count(records)} ${records === 1 ? 'record' : 'records'}`;
  const facts = [spanText(finding), size, about].filter((fact) => fact !== '').join('; ');
  return [
    `${String(id).padStart(6)}  ${line(summary)}${notes.length === 0 ? '' : ` [${notes.join('; ')}]`}`,
    `        ${facts}`,
    ...(reason === null || reason === '' ? [] : [`        reason: ${line(reason)}`]),
  ].join('\n');
}

/** From when to when a finding is: `2026-01-20T11:02:00Z … 11:06:10Z`. */
export function spanText({ first, last }: Pick<Finding, 'first' | 'last'>): string {
  if (first === null || last === null) return 'undated';
  const [from, to] = [toSecond(first), toSecond(last)];
  if (from === to) return from;
  const sameDay = from.slice(0, 11) === to.slice(0, 11);
  return `${from} … ${sameDay ? to.slice(11) : to}`;
}

function toSecond(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z');
}

/** Everything about one finding. */
export function detailText(finding: FindingDetail): string {
  const { id, rule, level, description, why, falsePositives, references, tags } = finding;
  const { query, kind, recordIds, records, history } = finding;
  const shown = recordIds.slice(0, 50).join(', ');
  const rows: (readonly [string, string])[] = [
    ['what', description],
    ['why', why],
    ...falsePositives.map((text) => ['no incident', text] as const),
    ['tags', tags.join(', ')],
    ['rule', rule],
    ['its records', `finding is ${id}`],
    ['records', records > 50 ? `${shown}, … (${count(records)})` : shown],
    ...references.map((text) => ['reference', text] as const),
    ...history.map(
      ({ state, reason, by, time }) =>
        [
          'decided',
          `${toSecond(time)} ${by}: ${state}${reason === '' ? '' : `, ${reason}`}`,
        ] as const,
    ),
    ['found with', `${query}${kind === null ? '' : ` (--kind ${kind})`}`],
  ];
  return [
    level.toUpperCase(),
    ruleText([finding], { perRule: 1, newOf: null }),
    ...rows
      .filter(([, text]) => text !== '')
      .map(([title, text]) => `        ${title.padEnd(12)} ${line(text, 1_000)}`),
  ].join('\n');
}

/** Why rules were not run, by reason, with how many. */
export function skippedText(outcomes: readonly RuleOutcome[]): string | null {
  const skipped = outcomes.flatMap(({ skipped: reason }) => (reason === null ? [] : [reason]));
  if (skipped.length === 0) return null;
  const reasons = [...Map.groupBy(skipped, (reason) => reason)]
    .map(([reason, its]) => ({ reason, times: its.length }))
    .sort((one, other) => other.times - one.times);
  const shown = reasons
    .slice(0, 8)
    .map(({ reason, times }) => `${line(reason).replace(/\.$/, '')}: ${count(times)}`);
  const left = reasons.slice(8).reduce((sum, { times }) => sum + times, 0);
  const rest = left === 0 ? '' : `; ${count(left)} for other reasons`;
  return `Not run: ${count(skipped.length)} rules. ${shown.join('; ')}${rest}.`;
}

/** How many there are of each level: `2 high, 5 medium`. */
export function levelCounts(counts: Readonly<Record<Level, number>>): string {
  const told = levels
    .toReversed()
    .flatMap((level) => (counts[level] === 0 ? [] : [`${count(counts[level])} ${level}`]));
  return told.length === 0 ? 'none' : told.join(', ');
}

/** One line that can be shown on a terminal. */
function line(text: string, most = longest): string {
  const shown = showHidden(text).replace(/\s+/g, ' ').trim();
  return shown.length <= most ? shown : `${shown.slice(0, most - 1).toWellFormed()}…`;
}
