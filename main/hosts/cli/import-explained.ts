import type { MappedWord } from '../../../shared/fields.ts';
import type { ImportPreview, MemberPreview, PreviewRow } from '../../../shared/import-preview.ts';
import { showHidden, table } from './output.ts';

/** Records shown of a member. */
const shownRecords = 5;

/** Fields shown of them, if any record has one: as many as fit on a line. */
const shownFields = ['time', 'action', 'actor', 'target', 'status', 'ip', 'message'] as const;

const mostFields = 6;

/** Characters shown of a value: enough to see what it is. */
const shownCharacters = 28;

/**
 * How a file would be read, member by member: as what and why, where its fields stand, its first
 * records, and for a shape that no source describes the command that takes the proposed mapping.
 * @param command the command as it was given, without what decides how the file is read
 */
export function importExplained({ file, members, total }: ImportPreview, command: string): string {
  const parts = members.map((member) => memberExplained(member, command));
  const rest = total - members.length;
  if (rest > 0) parts.push(`${file.name}: ${rest} more members, which were not looked at`);
  if (total === 0) parts.push(`${showHidden(file.name)}: holds no members`);
  return parts.join('\n\n');
}

function memberExplained(member: MemberPreview, command: string): string {
  const { name, layout, encoding, zoneless, proposal } = member;
  return [
    `${showHidden(name)}: ${layout}, ${encoding}`,
    line('read as', readAs(member)),
    ...mappingLines(member),
    ...(zoneless.length === 0
      ? []
      : [line('no zone', `${zoneless.map(showHidden).join(', ')}: read in --zone, or as UTC`)]),
    ...(proposal?.cautions ?? []).map((caution) => line('caution', showHidden(caution))),
    ...recordLines(member),
    ...commandLines(member, command),
  ].join('\n');
}

function readAs({ system, reason, proposal, columns }: MemberPreview): string {
  if (system !== null) return `${system}: ${showHidden(reason)}`;
  if (proposal === null) return `nothing: ${showHidden(reason)}`;
  const found = Object.keys(proposal.map).length;
  const offer =
    found === 0 ? 'no mapping can be proposed' : `a mapping is proposed (${proposal.kind})`;
  return `nothing: no source describes this shape; ${offer} for its ${columns.length} columns`;
}

function mappingLines({ mapping, proposal }: MemberPreview): string[] {
  const words = Object.keys(mapping) as MappedWord[];
  const shown = words.map((word) => [word, showHidden(mapping[word] ?? '')] as const);
  const [wordWidth, pathWidth] = [0, 1].map((at) =>
    Math.max(0, ...shown.map((cells) => (cells[at] ?? '').length)),
  );
  return shown.map(([word, path], at) => {
    const why = showHidden(proposal?.why[word] ?? '');
    const text = `${word.padEnd(wordWidth ?? 0)} ← ${path.padEnd(pathWidth ?? 0)}  ${why}`;
    return line(at === 0 ? 'mapping' : '', text);
  });
}

function recordLines({ rows }: MemberPreview): string[] {
  const shown = rows.slice(0, shownRecords);
  const fields = shownFields
    .filter((field) => shown.some((row) => row.fields[field] !== undefined))
    .slice(0, mostFields);
  if (fields.length === 0) return [];
  const cells = (row: PreviewRow) => fields.map((field) => cut(row.fields[field] ?? ''));
  const text = table(
    ['kind', ...fields],
    shown.map((row) => [row.kind, ...cells(row)]),
  );
  return text.split('\n').map((each, at) => line(at === 0 ? 'records' : '', each));
}

function commandLines({ system, proposal, refusal }: MemberPreview, command: string): string[] {
  if (system !== null || proposal === null || Object.keys(proposal.map).length === 0) return [];
  const kind = command.includes(' --kind ') ? '' : ` --kind ${proposal.kind}`;
  const suggestion = refusal?.suggestion ?? '';
  return [
    line('take it', showHidden(`${command} --proposed`)),
    ...(suggestion === ''
      ? []
      : [line('or change it', showHidden(`${command}${kind} --map ${shellWord(suggestion)}`))]),
  ];
}

function cut(text: string): string {
  return text.length <= shownCharacters ? text : `${text.slice(0, shownCharacters - 1)}…`;
}

function line(label: string, text: string): string {
  return `  ${label.padEnd(12)} ${text}`.trimEnd();
}

/** A word as a shell reads it back. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
