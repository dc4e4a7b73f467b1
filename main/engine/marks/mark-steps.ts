import { hashRows, type ReadableCase, type WritableCase } from '../store/index.ts';

/** The label of the star. Tags have labels of their own, from 1 on, in `mark_label`. */
export const starLabel = 0;

/** What a change put on records, or took off them: only those that it changed. */
export interface MarkStep {
  label: number;
  /** The text of the tag; null for the star. */
  tag: string | null;
  added: boolean;
  /** Ids of the records as `formatRanges` writes them; one at least. */
  ranges: string;
}

/**
 * SHA-256 over the steps of a change, in the order of their labels. The custody log holds it, so that
 * what a change did cannot be altered unnoticed.
 */
export function sealOfSteps(steps: readonly MarkStep[]): string {
  return hashRows(
    steps.map(({ label, tag, added, ranges }) => [label, tag, Number(added), ranges]),
  );
}

/** Keeps the steps of a change. */
export function keepSteps(db: WritableCase, change: number, steps: readonly MarkStep[]): void {
  const insert = db.prepare(
    'INSERT INTO mark_step (change, label, added, records) VALUES (?, ?, ?, ?)',
  );
  for (const { label, added, ranges } of steps) insert.run(change, label, Number(added), ranges);
}

/** The steps of a change, in the order of their labels; none where it changed nothing. */
export function readSteps(db: ReadableCase, change: number): MarkStep[] {
  const rows = db
    .prepare(
      `SELECT s.label, l.text AS tag, s.added, s.records AS ranges
       FROM mark_step s LEFT JOIN mark_label l ON l.id = s.label
       WHERE s.change = ? ORDER BY s.label`,
    )
    .all(change) as (Omit<MarkStep, 'added'> & { added: number })[];
  return rows.map(({ added, ...step }) => ({ ...step, added: added === 1 }));
}
