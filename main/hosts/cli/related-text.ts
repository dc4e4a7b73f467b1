import type { EntityVersions, RelatedRecords } from '../../../shared/entities.ts';
import { print as printQuery } from '../../../shared/query/index.ts';
import { count, showHidden, table } from './output.ts';
import { tableColumns } from './record-columns.ts';

const columns = tableColumns(null);

/** Groups of related records: why they belong together, the question that opens them, and their rows. */
export function relatedText(groups: readonly RelatedRecords[]): string {
  if (groups.length === 0) return 'No related records were found.';
  return groups
    .map(({ title, reason, question, rows, total }) => {
      const header = columns.map((column) => column.title);
      const shown = rows.length < total ? `, the ${rows.length} nearest in time` : '';
      return [
        `${title}: ${count(total)} records${shown}. ${showHidden(reason)}`,
        `query: ${showHidden(printQuery(question.where, question.kind))}${question.kind === null ? '' : ` (${question.kind})`}`,
        table(
          header,
          rows.map((row) => columns.map(({ cell }) => cell(row))),
        ),
      ].join('\n');
    })
    .join('\n\n');
}

/** The changes of an entity, and where one is missing; or the states of what a record is about, the latest last. */
export function versionsText({ target, versions, total, unread }: EntityVersions): string {
  if (total === 0) {
    return 'The record is no change of a target, and no other state of what it is about is known.';
  }
  if (versions[0]?.side === 'record') return statesText(target, versions, total);
  const shown = versions.length < total ? `, the ${versions.length} nearest to this record` : '';
  const rows = versions.map(({ record, time, action, actor, continues, breaks }) => [
    record,
    time ?? 'undated',
    action,
    actor,
    continues === null ? '' : continues ? 'yes' : `NO: ${breaks.join(', ')}`,
  ]);
  return [
    `${showHidden(target)}: ${count(total)} changes${shown}`,
    ...(unread === 0
      ? []
      : [
          `${count(unread)} records of this name further away in time were not looked at: ask for them by target.`,
        ]),
    '',
    table(['id', 'time', 'action', 'actor', 'continues'], rows),
  ].join('\n');
}

function statesText(target: string, versions: EntityVersions['versions'], total: number): string {
  const shown = versions.length < total ? `, the last ${versions.length}` : '';
  const rows = versions.map(({ record, time, action }) => [record, time ?? 'undated', action]);
  return [
    `${showHidden(target)}: ${count(total)} states${shown}; the latest is the last`,
    '',
    table(['id', 'time', 'status'], rows),
  ].join('\n');
}
