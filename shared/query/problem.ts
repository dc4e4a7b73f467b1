/** Why a text cannot be read. */
export interface ParseError {
  /** Where the trouble begins and how long it is, in UTF-16 units of the text. */
  position: number;
  length: number;
  /** One sentence: what is wrong. */
  message: string;
  /** What could stand there instead. */
  expected: readonly string[];
  /** What to do, with an example; null where the message says it. */
  suggestion: string | null;
}

/** Carries a `ParseError` out of the grammar; never leaves `parse`. */
export class QueryProblem extends Error {
  readonly detail: ParseError;

  constructor(detail: ParseError) {
    super(detail.message);
    this.detail = detail;
  }
}
