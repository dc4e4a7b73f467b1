import type { RecordRow } from '../../../../shared/case.ts';
import { fieldsOf } from '../../../../shared/fields.ts';
import type { AnswerGroups, RunStep, StepAnswer } from '../../../../shared/playbook.ts';
import { type ExportedRun, mostRows } from './exported-run.ts';
import { block, code, prose } from './markdown-text.ts';

/** Characters of a cell that are written; the record itself is in the case. */
const longestCell = 300;

/** A run as a document to read. Everything that logs or people wrote stands in code, where it is only text. */
export function runMarkdown(exported: ExportedRun, tool: string): string {
  const { run } = exported;
  const parameters = run.asked.map(({ name, title, type }) => {
    const value = run.parameters[name] ?? '';
    const said = value === '' ? (type === 'window' ? 'any time' : 'not given') : code(value);
    const others = (run.names[name] ?? []).map(code).join(', ');
    return `- ${prose(title)}: ${said}${others === '' ? '' : `, also ${others}`}`;
  });
  const lines = [
    `# ${prose(run.title)}`,
    '',
    prose(run.description),
    '',
    `- Run ${run.id}, ${run.state}, started ${run.started} by ${code(run.by)}, last changed ${run.changed}`,
    ...parameters,
    `- Times count from ${run.asOf}, zone ${code(run.zone)}`,
    `- ${run.answered} of ${run.steps} steps answered, ${run.judged} judged`,
    `- Written by ${prose(tool)}`,
    '',
    ...(run.conclusion === '' ? [] : ['## Conclusion', '', block(run.conclusion), '']),
    ...run.all.flatMap((step, at) => stepLines(exported, step, at + 1)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function stepLines(exported: ExportedRun, at: RunStep, number: number): string[] {
  const { step, answer, verdict, note, judgedBy, judged } = at;
  const bypassed = exported.run.bypassed.includes(step.id) ? ' (bypassed)' : '';
  const lines = [
    `## ${number}. ${prose(step.title)}${bypassed}`,
    '',
    prose(step.purpose),
    '',
    ...said('Normal', step.normal),
    ...said('Suspicious', step.suspicious),
    ...said('Keep', step.capture),
  ];
  if (answer !== null) {
    lines.push(...answerLines(answer), ...rowLines(exported.rows[step.id] ?? [], answer.count));
  } else if (at.query !== null) lines.push(`- Not asked: ${code(at.query)}`);
  else if (at.problem !== null) lines.push(`- Not asked: ${code(at.problem)}`);
  lines.push(
    verdict === null
      ? '- Verdict: none'
      : `- Verdict: **${verdict}**, by ${code(judgedBy ?? '')}, ${judged}`,
  );
  const evidence = exported.evidence[step.id] ?? [];
  if (at.evidence.length > 0) {
    lines.push(`- Evidence: ${at.evidence.length} records`, ...evidence.map(rowLine));
    const more = at.evidence.length - evidence.length;
    if (more > 0) lines.push(`  - and ${more} more, named in the JSON of this run`);
  }
  lines.push('');
  if (note !== '') lines.push('Note:', '', block(note), '');
  return lines;
}

function said(title: string, text: string): string[] {
  return text === '' ? [] : [`- ${title}: ${prose(text)}`];
}

function answerLines(answer: StepAnswer): string[] {
  const { query, sentence, kind, count, first, last, sha256, time, by, records, groups } = answer;
  const span = first === null ? '' : `, ${first} to ${last}`;
  return [
    `- Asked ${time} by ${code(by)}, of ${kind ?? 'all kinds'}, when the case held records up to ${records}: ${code(query)}`,
    `- Read as: ${code(sentence === '' ? 'everything' : sentence)}`,
    `- Answer: **${count} records**${span}, SHA-256 of their numbers ${sha256}`,
    ...(groups === null ? [] : groupLines(groups)),
  ];
}

function groupLines({ field, distinct, missing, top }: AnswerGroups): string[] {
  const without = missing === 0 ? '' : `, ${missing} records without`;
  const unlisted = distinct - top.length;
  return [
    `- By ${prose(field)}: ${distinct} values${without}`,
    ...top.map(({ value, count, first, last }) => {
      const span = first === null ? 'undated' : `${first} to ${last}`;
      return `  - ${code(String(value))}: ${count}, ${span}`;
    }),
    ...(unlisted > 0 ? [`  - and ${unlisted} more values`] : []),
  ];
}

function rowLines(rows: readonly RecordRow[], count: number): string[] {
  if (rows.length === 0) return [];
  const title = count > rows.length ? `The newest ${mostRows} of ${count} records` : 'Records';
  return [`- ${title}:`, ...rows.map(rowLine)];
}

/** What a record says in its columns, but for its times and states. */
function rowLine({ id, kind, time, fields }: RecordRow): string {
  const types = new Map(fieldsOf[kind].map(({ name, type }) => [name, type]));
  const cells = Object.entries(fields).flatMap(([name, value]) => {
    const type = types.get(name);
    if (value === null || value === '' || type === 'time' || type === 'json') return [];
    return [`${name} ${code(String(value).slice(0, longestCell))}`];
  });
  return `  - ${id}, ${kind}, ${time ?? 'undated'}: ${cells.join(', ')}`;
}
