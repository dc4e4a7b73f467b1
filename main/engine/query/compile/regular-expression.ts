import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';
import { TrailcaseError } from '../../../../shared/errors.ts';

/** Longest pattern that is taken. */
const longestPattern = 2_000;

/** Most instructions of a compiled pattern: each may cost a step for every character of a text. */
const largestProgram = 2_000;

/**
 * A test for a regular expression in RE2's syntax, found anywhere in a text. RE2 has neither
 * look-around nor back-references, and so never takes more time than in proportion to the text: no
 * pattern can hang the engine.
 *
 * Syntax: https://github.com/google/re2/wiki/Syntax
 *
 * @param mindsCase false: letters count in either case
 * @throws TrailcaseError `bad-request` for a pattern that cannot be read, with its position
 */
export function makeRegularExpression(
  pattern: string,
  mindsCase: boolean,
): (text: string) => boolean {
  if (pattern.length > longestPattern) {
    throw refusal(pattern, longestPattern, `it is longer than ${longestPattern} characters`);
  }
  try {
    const compiled = RE2JS.compile(pattern, mindsCase ? 0 : RE2JS.CASE_INSENSITIVE);
    if (compiled.programSize() > largestProgram) {
      throw refusal(pattern, 0, 'written out, its repetitions are too long');
    }
    return (text) => compiled.test(text);
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) {
      throw refusal(pattern, positionOf(error, pattern), reasonOf(error));
    }
    if (error instanceof RE2JSException) throw refusal(pattern, 0, error.message);
    throw error;
  }
}

function refusal(pattern: string, position: number, reason: string): TrailcaseError {
  return new TrailcaseError(
    'bad-request',
    `The regular expression cannot be read at character ${position + 1}: ${reason}.`,
    { pattern, position },
  );
}

/** RE2 names what it stumbled over, not where: mostly a piece of the pattern, or all of it. */
function positionOf({ error, input }: RE2JSSyntaxException, pattern: string): number {
  if (error.startsWith('missing closing )')) return pattern.length;
  if (error.startsWith('unexpected )')) return pattern.lastIndexOf(')');
  if (error.startsWith('trailing backslash')) return pattern.length - 1;
  return Math.max(0, input === null ? 0 : pattern.lastIndexOf(input));
}

function reasonOf({ error, input }: RE2JSSyntaxException): string {
  if (input !== null && /^(\(\?[=!>]|\(\?<[=!])/.test(input)) {
    return 'look-around and atomic groups are not supported';
  }
  if (input !== null && /^\\[1-9]/.test(input)) return 'back-references are not supported';
  return error;
}
