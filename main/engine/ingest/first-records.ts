import { parseExact } from '../../../shared/json/index.ts';
import type { LogRecord } from '../../../shared/record.ts';
import type { ZoneRule } from '../../../shared/time/index.ts';
import { createSplitter } from '../read/index.ts';
import {
  cellsOf,
  isKeyed,
  type Reading,
  RecordPlans,
  type SourceDescription,
  unwrapNode,
  valueAt,
} from '../sources/index.ts';
import { normalise } from './normaliser.ts';
import type { MemberLook } from './recognise-member.ts';

/** Records shown of a member. */
const shownRecords = 10;

/** Bytes given to the splitter at once, so that it stops soon after the last record that is shown. */
const stepBytes = 64 * 1024;

/** One of the first records of a member. */
export interface FirstRecord {
  value: object;
  /** Values by column, integers exact. */
  cells: Map<string, unknown>;
  /** How it would be stored; null where no source knows it. */
  normal: { record: LogRecord; reading: Reading } | null;
}

/**
 * The first records of a member as an import would read them.
 * @param deeper dotted paths that are shown beside the columns
 */
export function readFirstRecords(
  { text, layout }: MemberLook,
  whole: boolean,
  source: SourceDescription | null,
  zone: ZoneRule,
  deeper: readonly string[],
): FirstRecord[] {
  const records: FirstRecord[] = [];
  if (layout === null) return records;
  const plans = source === null ? null : new RecordPlans(source);
  const splitter = createSplitter(layout, {
    record(parsed, offset, length, flags) {
      if (records.length === shownRecords) return;
      const inner = unwrapNode(parsed);
      const value = isKeyed(inner) ? inner : {};
      const original = () => text.toString('utf8', offset, offset + length);
      const exact = layout.type === 'csv' ? value : unwrapNode(parseExact(original()));
      const reading = plans?.for(value) ?? null;
      const normal =
        reading === null
          ? null
          : { record: normalise(reading, zone, flags, length, () => exact), reading };
      const cells = cellsOf(exact);
      for (const path of deeper) {
        const found = valueAt(exact, path.split('.'));
        if (!cells.has(path) && found !== undefined) cells.set(path, found);
      }
      records.push({ value, cells, normal });
    },
    reject() {},
  });
  let given = 0;
  while (given < text.length && records.length < shownRecords) {
    splitter.push(text.subarray(given, given + stepBytes));
    given += stepBytes;
  }
  if (whole && records.length < shownRecords) splitter.end();
  return records;
}
