/** One thing that verification looked at. */
export interface VerifyCheck {
  /** `source 3`, `custody`, `database`, … */
  subject: string;
  ok: boolean;
  /** What was compared, or what differs. */
  findings: string[];
  /** What is worth knowing and no difference: what is not there to be compared, or cannot be checked here. */
  notes?: string[];
}

/** The answer of a verification. */
export interface VerifyReport {
  /** True when every check is. */
  ok: boolean;
  checks: VerifyCheck[];
  seconds: number;
}
