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
