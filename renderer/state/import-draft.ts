import type { ParamsOf } from '../../shared/contract.ts';
import type { ImportPreview, MappedWord, MemberPreview } from '../../shared/import-preview.ts';
import type { ImportReceipt } from '../../shared/import-receipt.ts';
import type { JobProgress } from '../../shared/job.ts';
import type { Kind } from '../../shared/kinds.ts';

/** What a mapping says: column or dotted path by the word for what it holds. */
export type Mapping = Partial<Record<MappedWord, string>>;

/** How a person wants a file to be read. */
export interface Reading {
  /** System to read it as, or the name for what a mapping reads; null for what content decides. */
  system: string | null;
  kind: Kind | null;
  map: Mapping | null;
  /** What becomes of members that no source recognises: their proposed mapping is taken, or they are left out. */
  unknown: 'asked' | 'proposed' | 'left-out';
}

/** Content decides, and what it does not tell is asked for. */
export const asRecognised: Reading = { system: null, kind: null, map: null, unknown: 'asked' };

/** A file that is about to be imported. */
export interface DraftFile {
  path: string;
  /** Null while it is looked at. */
  preview: ImportPreview | null;
  /** Why it cannot be looked at; null when it can. */
  trouble: string | null;
  reading: Reading;
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

/** A reading as a parameter of calls: only what does not leave it to content. */
export function readingParams({
  system,
  kind,
  map,
  unknown,
}: Reading): Pick<ImportOrder, 'system' | 'kind' | 'map' | 'proposed'> {
  return {
    ...(system === null ? {} : { system }),
    ...(kind === null ? {} : { kind }),
    ...(map === null ? {} : { map }),
    ...(unknown === 'proposed' ? { proposed: true } : {}),
  };
}

/**
 * The jobs that import the files: one for all that are read the same way, in the order of the files. The zone goes
 * with every one; it is used only for times that have none.
 */
export function importOrders(files: readonly DraftFile[], zone: string | null): ImportOrder[] {
  const orders = new Map<string, ImportOrder>();
  for (const { path, reading } of files) {
    const params = readingParams(reading);
    const key = JSON.stringify(params);
    const order = orders.get(key);
    if (order === undefined) {
      orders.set(key, { files: [path], ...params, ...(zone === null ? {} : { zone }) });
    } else {
      order.files.push(path);
    }
  }
  return [...orders.values()];
}

/** Members of a file that no source recognises, while nobody has said what becomes of them. */
export function membersInQuestion({ preview, reading }: DraftFile): MemberPreview[] {
  if (reading.unknown !== 'asked' || reading.map !== null) return [];
  return preview?.members.filter(({ proposal }) => proposal !== null) ?? [];
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
  const inQuestion = files.flatMap(membersInQuestion).map(({ name }) => name);
  if (inQuestion.length > 0) missing.push(mappingWords(inQuestion));
  return missing;
}

function mappingWords(names: readonly string[]): string {
  const more = names.length - 3;
  const listed = names.slice(0, 3).join(', ');
  const what = more > 0 ? `${listed} and ${more} more` : listed;
  return names.length === 1
    ? `No source recognises ${what}: use the mapping, or leave it out.`
    : `No source recognises ${what}: use their mappings, or leave them out.`;
}

/** Times without a zone in the first records of the files, as written; at most five. */
export function zonelessTimes(files: readonly DraftFile[]): string[] {
  const members = files.flatMap(({ preview }) => preview?.members ?? []);
  return [...new Set(members.flatMap(({ zoneless }) => zoneless))].slice(0, 5);
}
