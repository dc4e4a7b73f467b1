import type { Cut } from './report-model.ts';

/** How much of each thing a report shows; how many there are it always says. */
export interface ReportLimits {
  sources: number;
  findings: number;
  recordsOfFinding: number;
  runs: number;
  /** Records of a step's evidence, and of an answer where nothing was kept as evidence. */
  evidence: number;
  answered: number;
  /** Records of a run that names are gathered from, and values of each group. */
  named: number;
  namedValues: number;
  marked: number;
  notes: number;
  actions: number;
  queries: number;
  /** Changed values of a record, and changed paths in a line. */
  changes: number;
  paths: number;
  /** Characters of a cell, of one side of a change, of a person's text. */
  cell: number;
  side: number;
  note: number;
  /** Characters of one part, as JSON. */
  part: number;
}

/** Of a report that is written into a file. */
export const wholeLimits: ReportLimits = {
  sources: 5_000,
  findings: 2_000,
  recordsOfFinding: 20,
  runs: 200,
  evidence: 1_000,
  answered: 20,
  named: 10_000,
  namedValues: 200,
  marked: 5_000,
  notes: 50,
  actions: 5_000,
  queries: 5_000,
  changes: 100,
  paths: 12,
  cell: 500,
  side: 2_000,
  note: 20_000,
  part: 16_000_000,
};

/** Of one that is looked at on the screen. */
export const previewLimits: ReportLimits = {
  ...wholeLimits,
  sources: 200,
  findings: 100,
  runs: 20,
  evidence: 100,
  named: 2_000,
  namedValues: 50,
  marked: 100,
  actions: 200,
  queries: 200,
  changes: 20,
  side: 500,
  part: 500_000,
};

/** What is left of the characters that a part may have. */
export class Allowance {
  #left: number;

  constructor(characters: number) {
    this.#left = characters;
  }

  /** True where there was room before this one: a list ends after what filled it. */
  take(item: unknown): boolean {
    if (this.#left <= 0) return false;
    this.#left -= JSON.stringify(item).length;
    return true;
  }
}

/** Where a list ends. */
export interface ListEnd {
  /** Items there are, shown or not. */
  total: number;
  most: number;
  allowance: Allowance;
  /** Where the rest is found, as the end of a sentence. */
  rest: string;
}

/** The first items, as many as fit; they are made one by one, so that what is not shown costs nothing. */
export function cutList<T>(items: Iterable<T>, { total, most, allowance, rest }: ListEnd): Cut<T> {
  const shown: T[] = [];
  if (most > 0) {
    for (const item of items) {
      if (!allowance.take(item)) break;
      shown.push(item);
      if (shown.length === most) break;
    }
  }
  const isWhole = shown.length >= total;
  return { shown, total, rest: isWhole ? null : leftOut(shown.length, total, rest) };
}

/** A short list that is cut by its number alone. */
export function cutShort<T>(items: readonly T[], most: number, rest: string): Cut<T> {
  const { length } = items;
  return {
    shown: items.slice(0, most),
    total: length,
    rest: length <= most ? null : leftOut(most, length, rest),
  };
}

function leftOut(shown: number, total: number, rest: string): string {
  return `${writeCount(shown)} of ${writeCount(total)} shown; ${rest}`;
}

/** `12,345`, in every locale. */
export function writeCount(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 record`, `12,345 records`; `plural` where it is not the noun with an s. */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${writeCount(number)} ${number === 1 ? noun : plural}`;
}
