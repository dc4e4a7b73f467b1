import { TrailcaseError } from '../../../shared/errors.ts';

/** True for an error of the operating system with one of these codes. */
export function hasCode(error: unknown, codes: readonly string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? '');
}

/** The name is taken. @param given the path as the user gave it */
export function fileExists(given: string): TrailcaseError {
  return new TrailcaseError(
    'file-exists',
    `${given} exists and was left as it is. Name a file that does not exist.`,
  );
}

/**
 * Does work on a file that is to be written; where that fails, the error says what to do.
 * @param given the path as the user gave it
 */
export function explained<T>(given: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TrailcaseError) throw error;
    if (hasCode(error, ['EEXIST'])) throw fileExists(given);
    if (hasCode(error, ['ENOSPC', 'EDQUOT', 'EFBIG'])) {
      throw new TrailcaseError('disk-full', `There is no room for ${given}; nothing was written.`);
    }
    if (
      hasCode(error, [
        'ENOENT',
        'EACCES',
        'EPERM',
        'EROFS',
        'ENOTDIR',
        'EISDIR',
        'EINVAL',
        'ENAMETOOLONG',
      ])
    ) {
      const { code } = error as NodeJS.ErrnoException;
      throw new TrailcaseError(
        'file-unreadable',
        `${given} cannot be written (${code}). Check the folder and its permissions.`,
      );
    }
    throw error;
  }
}
