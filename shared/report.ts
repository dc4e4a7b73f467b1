/** What a report is made of and where it is written. */
export const reportFormats = ['html', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const reportParts = [
  'scope',
  'sources',
  'integrity',
  'timeline',
  'findings',
  'runs',
  'marked',
  'plan',
  'queries',
] as const;
export type ReportPart = (typeof reportParts)[number];

/** What the parts of a report are called. */
export const partTitles: Record<ReportPart, string> = {
  scope: 'Scope',
  sources: 'Sources',
  integrity: 'Integrity',
  timeline: 'Timeline',
  findings: 'Findings',
  runs: 'Playbook runs',
  marked: 'Marked records',
  plan: 'Response plan',
  queries: 'Questions',
};

/** A report that was written. */
export interface ReportReceipt {
  path: string;
  format: ReportFormat;
  bytes: number;
  sha256: string;
  /** SHA-256 without the block that says when and by whom it was made: the same for the same case. */
  contentSha256: string;
  counts: { findings: number; runs: number; marked: number; actions: number; queries: number };
}

/** A report as it would be written, for looking at. */
export interface ReportPreview {
  html: string;
  counts: ReportReceipt['counts'];
}
