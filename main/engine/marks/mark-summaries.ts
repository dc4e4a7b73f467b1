import type { MarkSummary } from '../../../shared/marks.ts';
import type { ReadableCase } from '../store/index.ts';

/** Reads what is marked on records, as tables show it: many records at once. */
export class MarkSummaries {
  readonly #labels;
  readonly #notes;

  constructor(db: ReadableCase) {
    this.#labels = db
      .prepare(
        `SELECT m.record, l.text FROM json_each(?) given
         CROSS JOIN mark m ON m.record = given.value
         LEFT JOIN mark_label l ON l.id = m.label ORDER BY l.text`,
      )
      .raw();
    this.#notes = db
      .prepare(
        `SELECT n.record, count(*) FROM json_each(?) given
         CROSS JOIN note n ON n.record = given.value WHERE n.text IS NOT NULL GROUP BY n.record`,
      )
      .raw();
  }

  /** By the ids of those records that somebody marked. */
  of(ids: readonly number[]): Map<number, MarkSummary> {
    const found = new Map<number, MarkSummary>();
    const summaryOf = (record: number): MarkSummary => {
      const summary = found.get(record) ?? { star: false, tags: [], notes: 0 };
      found.set(record, summary);
      return summary;
    };
    const given = JSON.stringify(ids);
    for (const [record, tag] of this.#labels.all(given) as [number, string | null][]) {
      const summary = summaryOf(record);
      if (tag === null) summary.star = true;
      else summary.tags.push(tag);
    }
    for (const [record, notes] of this.#notes.all(given) as [number, number][]) {
      summaryOf(record).notes = notes;
    }
    return found;
  }
}
