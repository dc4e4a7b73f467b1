import type { RecordRow } from '../../../shared/case.ts';
import { cutText } from '../../../shared/cut-text.ts';
import type { StateChange } from '../../../shared/entities.ts';
import { indentJson } from '../../../shared/indent-json.ts';
import { isSecretPath, maskedSecret, veilPath } from '../../../shared/secret-keys.ts';
import { compareStates, type ParsedRecords } from '../query/index.ts';
import { cutTo } from './cut-list.ts';
import { recordLine } from './record-lines.ts';
import type { ReportLimits } from './report-limits.ts';
import type { ChangeLine, RecordChanges, RecordEntry } from './report-model.ts';

/** A record with what it changed. */
export function recordEntry(
  parsed: ParsedRecords,
  row: RecordRow,
  limits: ReportLimits,
): RecordEntry {
  return { ...recordLine(row, limits), changes: recordChanges(parsed, row, limits) };
}

/** What a record changed; null for one of a kind that tells of no states. */
function recordChanges(
  parsed: ParsedRecords,
  { id, kind, changed }: RecordRow,
  limits: ReportLimits,
): RecordChanges | null {
  if (kind !== 'audit' && changed === undefined) return null;
  const states = { old: { record: id, side: 'old' }, new: { record: id, side: 'new' } } as const;
  const compared = compareStates(parsed, states, limits.changes);
  const { changes, changed: total, note, derivedFrom } = compared;
  const lines = changes.map((change) => changeLine(change, limits.side));
  return {
    note,
    derivedFrom,
    changes: cutTo(lines, Math.max(total, changes.length), 'the rest stands in the record'),
  };
}

/** A change without its secrets: what stands under a key that names one is written as dots. */
function changeLine(change: StateChange, most: number): ChangeLine {
  const { path, kind, text, cutFrom } = change;
  const isSecret = isSecretPath(path);
  const mask = (side: string | null) => {
    if (side === null) return null;
    if (isSecret) return maskedSecret;
    return text ? side : indentJson(side, true);
  };
  const [old, now] = [mask(change.old), mask(change.new)];
  const longest = Math.max(old?.length ?? 0, now?.length ?? 0);
  return {
    path: path.length === 0 ? 'the whole state' : veilPath(path).map(writeKey).join(' › '),
    kind,
    old: old === null ? null : cutText(old, most),
    new: now === null ? null : cutText(now, most),
    cutFrom: cutFrom ?? (longest > most ? longest : null),
    masked: [old, now].some((side) => side?.includes(maskedSecret) === true),
  };
}

function writeKey(key: string): string {
  return key === '' ? '""' : key;
}
