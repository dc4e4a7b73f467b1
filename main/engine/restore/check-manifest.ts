import { lstatSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { GivenReceipt, SourceReceipt } from '../../../shared/import-receipt.ts';
import type { RestoreSource } from '../../../shared/restoring.ts';

/** Larger files are no manifests. */
const mostBytes = 32 * 1024 * 1024;

/** What of a manifest of ours says what the file beside it must be. */
const manifestSchema = z.object({
  manifest: z.literal('trailcase export'),
  version: z.literal(1),
  file: z.object({ bytes: z.int(), sha256: z.string(), records: z.int() }),
});

/**
 * Compares a source with the manifest that lies beside the file that it was imported from, where both are
 * still there.
 * @param places files beside which may be looked
 * @returns null where there is no manifest
 */
export function checkManifest(
  receipt: SourceReceipt,
  places: readonly string[],
): RestoreSource['manifest'] {
  const path = `${receipt.file.path}.manifest.json`;
  if (!places.includes(receipt.file.path)) {
    return {
      good: null,
      told: `Whether there is a ${path} was not looked at: the case names it, and nobody chose it here. Where it matters, put the case into that folder.`,
    };
  }
  const text = readManifest(path);
  if (text === null) return null;
  const parsed = manifestSchema.safeParse(parse(text));
  if (!parsed.success) {
    return { good: false, told: `${path} is no manifest of an export, or one of another version.` };
  }
  const { file } = parsed.data;
  const differs = [
    ...difference('SHA-256', file.sha256, receipt.file.sha256),
    ...difference('bytes', file.bytes, receipt.file.bytes),
    ...countDifference(receipt.file, file.records, receipt.read),
  ];
  if (differs.length > 0) {
    return { good: false, told: `It is not what ${path} says: ${differs.join('; ')}.` };
  }
  return {
    good: true,
    told: `It is what ${path} says: SHA-256, bytes and ${file.records} records.`,
  };
}

/** Only of a plain file the records of the source are all of the file. */
function countDifference({ container }: GivenReceipt, said: number, read: number): string[] {
  return container === 'plain' ? difference('records', said, read) : [];
}

function difference(what: string, said: string | number, found: string | number): string[] {
  return said === found ? [] : [`${what} ${found}, the manifest says ${said}`];
}

function readManifest(path: string): string | null {
  try {
    // A link may lead anywhere.
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined || !found.isFile() || found.size > mostBytes) return null;
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
