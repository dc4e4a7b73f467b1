import type { ParamsOf } from '../../shared/contract.ts';
import type { CanonicalField } from '../../shared/fields.ts';
import type { ImportPreview } from '../../shared/import-preview.ts';
import type { ImportReceipt } from '../../shared/import-receipt.ts';
import type { JobProgress } from '../../shared/job.ts';
import type { Kind } from '../../shared/kinds.ts';

/** A file that is about to be imported, and how a person wants it to be read. */
export interface DraftFile {
  path: string;
  /** Null while it is looked at. */
  preview: ImportPreview | null;
  /** Why it cannot be looked at; null when it can. */
  trouble: string | null;
  /** Overrides; null for what content decides. */
  kind: Kind | null;
  map: Partial<Record<CanonicalField, string>> | null;
}

/** An import on its way through the screen. */
export type ImportDraft =
  | { step: 'choosing'; trouble: string | null }
  /** Dropped files are handed to the host. */
  | { step: 'taking'; done: number; total: number; cancel: () => void }
  | { step: 'looking'; files: readonly DraftFile[]; zone: string | null }
  | { step: 'running'; job: number | null; progress: JobProgress | null; began: number }
  | { step: 'done'; receipt: ImportReceipt };

export type ImportOrder = ParamsOf<'import.start'>;

/**
 * The jobs that import the files: one for all that are read the same way, in the order of the files. The zone goes
 * with every one; it is used only for times that have none.
 */
export function importOrders(files: readonly DraftFile[], zone: string | null): ImportOrder[] {
  const orders = new Map<string, ImportOrder>();
  for (const { path, kind, map } of files) {
    const key = JSON.stringify([kind, map]);
    const order = orders.get(key);
    if (order === undefined) {
      orders.set(key, {
        files: [path],
        ...(kind === null ? {} : { kind }),
        ...(map === null ? {} : { map }),
        ...(zone === null ? {} : { zone }),
      });
    } else {
      order.files.push(path);
    }
  }
  return [...orders.values()];
}

/** What must still be said before the files can be imported; empty when nothing. */
export function missingAnswers(files: readonly DraftFile[], zone: string | null): string[] {
  const missing: string[] = [];
  if (files.some(({ preview, trouble }) => preview === null && trouble === null)) {
    missing.push('Some files are still being looked at.');
  }
  if (files.every(({ preview }) => preview === null)) missing.push('There is no file to import.');
  if (zone === null && zonelessTimes(files).length > 0) {
    missing.push('Choose the zone of the times that have none.');
  }
  return missing;
}

/** Times without a zone in the first records of the files, as written; at most five. */
export function zonelessTimes(files: readonly DraftFile[]): string[] {
  const members = files.flatMap(({ preview }) => preview?.members ?? []);
  return [...new Set(members.flatMap(({ zoneless }) => zoneless))].slice(0, 5);
}
