import type { DetectionReceipt, RuleSettings, TriageState } from '../../../../shared/detection.ts';

/** Words that the custody log has for what rules found and what was decided about it. */
export const actions = {
  ran: 'rules run',
  confirmed: 'finding confirmed',
  dismissed: 'finding dismissed',
  open: 'finding reopened',
} as const satisfies Record<TriageState | 'ran', string>;

/** Findings that an entry names; all of them stand in the rows of the decision. */
export const mostListed = 100;

/** What the custody log says of a run of the rules. Its number is that of the entry. */
export interface RanDetail extends Pick<DetectionReceipt, 'asOf' | 'zone' | 'findings' | 'levels'> {
  /** Highest record id that it saw. */
  records: number;
  /** Rules that were asked for, and how many of them had to be run. */
  rules: number;
  ran: number;
  /** Rules and files that could not be read. */
  problems: number;
  /** Values of parameters that were set otherwise than in the rules. */
  settings: RuleSettings;
  /** What the run was limited to, as a text of the query language; null for the whole case. */
  question: { text: string; kind: string | null } | null;
  /** SHA-256 of what the run left in the columns `receipt` and `rules`. */
  receiptSha256: string;
  rulesSha256: string;
  /** See `sealOfFindings`: over all findings of the case as the run left them. */
  findingsSha256: string;
}

/** What the custody log says of a decision about findings. */
export interface TriageDetail {
  /** How many are decided otherwise than before. */
  findings: number;
  /** The first of them, at most `mostListed`. */
  ids: readonly number[];
  /** How many are not listed. */
  unlisted: number;
  reason: string;
  /** See `sealOfTriage`. */
  sha256: string;
}
