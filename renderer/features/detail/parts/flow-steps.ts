import type { RecordRow } from '../../../../shared/case.ts';
import { foldName } from '../../../../shared/fields.ts';
import { microsBetween, writeElapsed } from './elapsed.ts';

/** One event of a sign-in flow. */
export interface FlowStep {
  row: RecordRow;
  /** Where it stands in the flow; `other` for what is neither beginning nor outcome. */
  step: 'initiated' | 'pending' | 'success' | 'failure' | 'other';
  /** Microseconds since the step before; null for the first, and where a time is missing. */
  sinceBefore: number | null;
}

/** The steps of one sign-in, oldest first, and what they come to. */
export interface Flow {
  steps: FlowStep[];
  /** `Initiated → Pending → Success in 8.2 s`; says what is missing. */
  summary: string;
}

const beginnings = new Set(['initiated', 'started', 'begun']);

/** What became of a sign-in. @param rows of one flow, oldest first */
export function flowOf(rows: readonly RecordRow[]): Flow {
  const steps = rows.map(
    (row, at): FlowStep => ({
      row,
      step: stepOf(row),
      sinceBefore: microsBetween(rows[at - 1]?.time ?? null, row.time),
    }),
  );
  return { steps, summary: summaryOf(steps) };
}

function stepOf({ kind, fields, outcome }: RecordRow): FlowStep['step'] {
  if (kind !== 'event') return 'other';
  if (beginnings.has(foldName(String(fields.status ?? '')))) return 'initiated';
  return outcome === 'unknown' ? 'other' : outcome;
}

const words: Record<FlowStep['step'], string> = {
  initiated: 'Initiated',
  pending: 'Pending',
  success: 'Success',
  failure: 'Failure',
  other: 'Event',
};

/** What a step is called. */
export function stepWord({ step }: FlowStep): string {
  return words[step];
}

function summaryOf(steps: readonly FlowStep[]): string {
  const told = steps.filter(({ step }) => step !== 'other');
  if (told.length === 0) return 'Neither a beginning nor an outcome is recorded.';
  const way = told
    .filter(({ step }, at) => step !== told[at - 1]?.step)
    .map(stepWord)
    .join(' → ');
  const [first, last] = [told[0], told.at(-1)];
  const isEnded = last?.step === 'success' || last?.step === 'failure';
  const missing = [
    ...(first?.step === 'initiated' ? [] : ['Its beginning is not recorded.']),
    ...(isEnded ? [] : ['Its outcome is not recorded.']),
  ];
  const took = microsBetween(first?.row.time ?? null, last?.row.time ?? null);
  const lasted = took === null || told.length === 1 ? '' : ` in ${writeElapsed(took)}`;
  return [`${way}${lasted}.`, ...missing].join(' ');
}
