/** Every way in which a call can fail. A closed set, the same in every host. */
export const errorCodes = [
  'bad-request',
  'unknown-call',
  'no-case-open',
  'case-missing',
  'case-foreign',
  'case-newer',
  'case-altered',
  'case-busy',
  'read-only',
  'file-unreadable',
  'file-changed',
  'file-exists',
  'already-imported',
  'unknown-shape',
  'bad-mapping',
  'bad-zone',
  'damaged-archive',
  'limit-reached',
  'left-out',
  'not-found',
  'not-allowed',
  'unreachable',
  'certificate-refused',
  'secret-missing',
  'login-refused',
  'permission-missing',
  'unexpected-answer',
  'disk-full',
  'cancelled',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error as it crosses between processes: plain data, no stack. */
export interface ErrorData {
  code: ErrorCode;
  /** A sentence that says what happened and what to do. */
  message: string;
  details?: unknown;
}

/** The only error that Trailcase throws on purpose. */
export class TrailcaseError extends Error {
  readonly code: ErrorCode;
  readonly details: unknown;

  constructor(code: ErrorCode, message: string, details?: unknown, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'TrailcaseError';
    this.code = code;
    this.details = details;
  }

  /** The form that crosses a channel. */
  toData(): ErrorData {
    return this.details === undefined
      ? { code: this.code, message: this.message }
      : { code: this.code, message: this.message, details: this.details };
  }

  /** Rebuilds the error on the far side of a channel. */
  static fromData(data: ErrorData): TrailcaseError {
    return new TrailcaseError(data.code, data.message, data.details);
  }
}
