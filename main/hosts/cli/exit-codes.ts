import type { ErrorCode } from '../../../shared/errors.ts';

/** What a finished command tells the shell. */
export const exitCodes = {
  done: 0,
  /** The work failed, or verification found something. */
  failed: 1,
  /** Wrong usage, or input that could not be read. */
  usage: 2,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Errors that lie in what was asked for or given. */
const usageErrors: ReadonlySet<ErrorCode> = new Set([
  'bad-request',
  'unknown-call',
  'case-missing',
  'case-foreign',
  'case-newer',
  'file-unreadable',
  'file-exists',
  'already-imported',
  'unknown-shape',
  'bad-mapping',
  'bad-zone',
  'not-found',
  'secret-missing',
]);

/** The exit code of an error. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  return usageErrors.has(code) ? exitCodes.usage : exitCodes.failed;
}
