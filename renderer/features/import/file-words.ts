import type { MemberPreview } from '../../../shared/import-preview.ts';
import { needsMapping } from '../../../shared/import-receipt.ts';
import { counted } from '../../components/numbers.ts';
import { type DraftFile, membersInQuestion, unnamedSystem } from '../../state/import-draft.ts';
import { titleOf } from '../../state/view.ts';

/** How a file will be read, in a few words. */
export function fileWords(file: DraftFile): string {
  const { preview, trouble, isAsked, reading } = file;
  if (trouble !== null) return 'cannot be read';
  if (preview === null) return isAsked ? 'looking at it…' : 'not looked at yet: open it to see it';
  const { members } = preview;
  const systems = new Set(
    members.flatMap(({ system }) => (system === null ? [] : [nameOf(system)])),
  );
  const parts = [...(systems.size === 0 ? [] : [[...systems].join(', ')])];
  const [only] = members;
  if (members.length === 1 && only !== undefined) parts.push(...memberWords(only));
  const open = membersInQuestion(file).length;
  if (open > 0) parts.push(open === 1 ? 'needs a mapping' : `${open} need a mapping`);
  const unknown = members.filter(({ refusal }) => refusal !== null && needsMapping(refusal)).length;
  if (unknown > 0 && reading.unknown === 'left-out') {
    parts.push(members.length === 1 ? 'left out' : `${unknown} left out`);
  }
  const none = members.filter(({ refusal }) => refusal !== null && !needsMapping(refusal)).length;
  if (none > 0) parts.push(members.length === 1 ? 'no log' : `${none} no logs`);
  return parts.join(', ');
}

function memberWords({ kind, columns, refusal }: MemberPreview): string[] {
  return [
    ...(kind === null ? [] : [titleOf(kind)]),
    ...(refusal === null && columns.length > 0 ? [counted(columns.length, 'column')] : []),
  ];
}

function nameOf(system: string): string {
  return system === unnamedSystem ? 'by a mapping' : system;
}
