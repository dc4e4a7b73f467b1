import type { PlaybookRun, RunStep, RunSummary } from '../../../shared/playbook.ts';
import { count, showHidden, table } from './output.ts';

/** A run with its steps: what was answered, judged, and which of them comes next. */
export function runText(run: PlaybookRun): string {
  const rows = run.all.map((at, number) => [
    number + 1,
    at.step.id,
    at.answer === null ? null : at.answer.count,
    at.answer?.first?.slice(0, 19) ?? null,
    at.answer?.last?.slice(0, 19) ?? null,
    groupsText(at),
    at.verdict ?? (at.step.id === run.next ? 'next' : null),
  ]);
  const unasked = run.all.flatMap(({ step, problem }) =>
    problem === null ? [] : [`  ${step.id}: ${showHidden(problem)}`],
  );
  const parts = [
    `Run ${run.id}: ${showHidden(run.title)}, ${run.state}`,
    showHidden(parametersText(run)),
    `times count from ${run.asOf}, ${run.zone}`,
    '',
    table(['', 'step', 'records', 'first', 'last', 'most of them', 'verdict'], rows),
  ];
  if (unasked.length > 0) parts.push('', 'Not to be asked yet:', ...unasked);
  return parts.join('\n');
}

/** `user=ana@example.com, window=last 7 days` */
export function parametersText({ parameters }: RunSummary): string {
  return Object.entries(parameters)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}

/** `198.51.100.77 10, 192.0.2.4 1, 3 more` */
function groupsText({ answer }: RunStep): string | null {
  const groups = answer?.groups ?? null;
  if (groups === null || groups.distinct === 0) return null;
  const shown = groups.top.slice(0, 2).map(({ value, count: records }) => `${value} ${records}`);
  const more = groups.distinct - shown.length;
  return [...shown, ...(more > 0 ? [`${count(more)} more`] : [])].join(', ');
}
