import { type ErrorCode, TrailcaseError } from '../../../shared/errors.ts';
import type { FoundFile, GivenPath } from '../../../shared/given-paths.ts';
import type { ImportReceipt, Refusal } from '../../../shared/import-receipt.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { type FileImport, importFile } from './file-import.ts';
import { findFiles } from './find-files.ts';

/** An import of any number of files and folders. */
export interface FilesImport extends Omit<FileImport, 'known' | 'pulled'> {
  /** Path of the case. */
  case: string;
  given: readonly GivenPath[];
  /** Files that are in the case; those that are imported are added. */
  known: FileImport['known'][number][];
}

/** Trouble that the next file would have too. */
const endings: readonly ErrorCode[] = ['cancelled', 'disk-full', 'case-altered', 'case-busy'];

/**
 * Imports files and what is in folders one by one, each in a transaction of its own: what was committed
 * stays whatever becomes of the next, and trouble with one keeps no other from being read.
 */
export async function importFiles(work: FilesImport): Promise<ImportReceipt> {
  const { files, leftOut } = await findFiles(work.given, work.case, (found) =>
    work.progress({
      done: found,
      total: null,
      unit: 'steps',
      stage: 'looking for files',
    }),
  );
  const receipt: ImportReceipt = { case: work.case, sources: [], refused: [...leftOut] };
  const progress = progressOver(files, work.progress);
  for (const [at, file] of files.entries()) {
    try {
      const one = { ...work, progress: (now: JobProgress) => progress(at, now) };
      one.progress({ done: 0, total: file.bytes, unit: 'bytes', stage: `opening ${file.name}` });
      const { receipts, refused, given } = await importFile(file.path, file.name, one);
      receipt.sources.push(...receipts);
      receipt.refused.push(...refused.map((refusal) => ({ file: file.path, ...refusal })));
      if (given !== null) work.known.push(given);
    } catch (error) {
      if (isEnding(error, work, files.length)) throw withReceipt(error, receipt);
      receipt.refused.push(refusalOf(file, error));
    }
  }
  return receipt;
}

/** How far the file at hand is, as how far all of them are; of a single file as it is. */
function progressOver(
  files: readonly FoundFile[],
  tell: (progress: JobProgress) => void,
): (at: number, progress: JobProgress) => void {
  if (files.length === 1) return (_at, progress) => tell(progress);
  const before = [0];
  for (const { bytes } of files) before.push((before.at(-1) as number) + bytes);
  const total = before.at(-1) as number;
  return (at, { done, stage }) =>
    tell({
      // What is unpacked is more than what lies on the disk.
      done: (before[at] as number) + Math.min(done, (files[at] as FoundFile).bytes),
      total,
      unit: 'bytes',
      stage: `file ${at + 1} of ${files.length}: ${stage}`,
    });
}

function isEnding(error: unknown, { channel }: FilesImport, files: number): boolean {
  if (channel.isGone) return true;
  if (!(error instanceof TrailcaseError)) return files === 1;
  return endings.includes(error.code) || (error.code === 'internal' && files === 1);
}

function refusalOf({ path, name }: FoundFile, error: unknown): Refusal {
  if (error instanceof TrailcaseError) {
    return { file: path, name, code: error.code, message: error.message };
  }
  const fault = error instanceof Error ? error.message : String(error);
  const message = `${name} could not be read, by a fault of this program (${fault}); nothing of it was stored.`;
  return { file: path, name, code: 'internal', message };
}

/** The error that ends an import, with what was done before it: `details.receipt`. */
function withReceipt(error: unknown, receipt: ImportReceipt): unknown {
  const { sources } = receipt;
  if (!(error instanceof TrailcaseError) || sources.length === 0) return error;
  const kept = `${sources.length} ${sources.length === 1 ? 'source' : 'sources'} read before it ${sources.length === 1 ? 'is' : 'are'} in the case.`;
  return new TrailcaseError(error.code, `${error.message} ${kept}`, { receipt }, error);
}
