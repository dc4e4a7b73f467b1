import { foldStatus, isOpenStatus } from '../../../../shared/open-status.ts';
import { textOf } from './listed-records.ts';

/**
 * Times of records that may still change, such as a job that runs: those whose status says so.
 * @param statuses names under which a status may stand; the first that is there counts
 * @param timeOf the time by which windows go, microseconds UTC; null where a record does not say
 */
export function openTimes(
  records: readonly unknown[],
  statuses: readonly string[],
  timeOf: (record: unknown) => number | null,
): number[] {
  return records.flatMap((record) => {
    const status = statuses.map((name) => textOf(record, name)).find((text) => text !== null);
    const time = timeOf(record);
    return status != null && time !== null && isOpenStatus(foldStatus(status)) ? [time] : [];
  });
}
