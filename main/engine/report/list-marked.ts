import { countMarks, listMarkedByTime, readMark } from '../marks/index.ts';
import { recordEntry } from './change-lines.ts';
import { Allowance, cutList, cutShort } from './cut-list.ts';
import { cutCell } from './record-lines.ts';
import type { ReportLimits } from './report-limits.ts';
import type { MarkedEntry, MarkedPart } from './report-model.ts';
import type { ReportReading } from './report-reading.ts';

/** Records with a star, a tag or a note, the oldest first, undated last; with what they changed. */
export function listMarkedRecords(reading: ReportReading, limits: ReportLimits): MarkedPart {
  const { db } = reading;
  const { tags, ...counts } = countMarks(db);
  const entries = listMarkedByTime(db, limits.marked)
    .values()
    .map((id) => markedEntry(reading, id, limits));
  return {
    counts: { ...counts, tags: cutShort(tags, limits.namedValues, 'the rest stands under Marked') },
    records: cutList(entries, {
      total: counts.records,
      most: limits.marked,
      allowance: new Allowance(limits.part),
      rest: 'all of them by the query: marked',
    }),
  };
}

function markedEntry(
  { db, rows, parsed }: ReportReading,
  id: number,
  limits: ReportLimits,
): MarkedEntry {
  const [row] = rows.rows([id]);
  if (row === undefined) throw new Error(`record ${id} is marked and not there`);
  const { star, tags, notes } = readMark(db, id);
  return {
    ...recordEntry(parsed, row, limits),
    star,
    tags,
    notes: cutShort(
      notes.map((note) => ({ ...note, text: cutCell(note.text, limits.note) })),
      limits.notes,
      'the rest stands with the record',
    ),
  };
}
