import type { ParamsOf } from '../../shared/contract.ts';
import type { GivenPath } from '../../shared/given-paths.ts';
import type { ImportPreview, MappedWord, MemberPreview } from '../../shared/import-preview.ts';
import { type ImportReceipt, needsMapping, type Refusal } from '../../shared/import-receipt.ts';
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

/** The system that records go under which are read by a mapping and not said to be of one. */
export const unnamedSystem = 'mapped';

/** Content decides, and what it does not tell is asked for. */
export const asRecognised: Reading = { system: null, kind: null, map: null, unknown: 'asked' };

/** A file that is about to be imported. */
export interface DraftFile {
  path: string;
  /** What it is told as: of a file out of a folder the path from that folder on. */
  name: string;
  /** Whether it is looked at; of very many files the later ones are only when they are opened. */
  isAsked: boolean;
  /** Null before it was looked at. */
  preview: ImportPreview | null;
  /** Why it cannot be looked at; null when it can. */
  trouble: string | null;
  reading: Reading;
}

/** Files that are looked at before anything is stored. */
export interface LookingDraft {
  step: 'looking';
  /** The same as long as nobody starts over: what was found for another start is late. */
  started: object;
  files: readonly DraftFile[];
  zone: string | null;
  /** What folders hold and is not read, and files that could not be handed over. */
  leftOut: readonly Refusal[];
  /** Folders that are still being looked into. */
  finding: number;
}

/** Nothing is being looked at yet. */
export function nothingLookedAt(): LookingDraft {
  return { step: 'looking', started: {}, files: [], zone: null, leftOut: [], finding: 0 };
}

/** An import on its way through the screen. */
export type ImportDraft =
  | { step: 'choosing'; trouble: string | null }
  /** Dropped files are handed to the host; `before` is what is looked at already. */
  | { step: 'taking'; done: number; total: number; cancel: () => void; before: LookingDraft | null }
  | LookingDraft
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

/** What is being looked at, also while more is handed over; null where nothing is. */
export function lookedAt(importing: ImportDraft): LookingDraft | null {
  if (importing.step === 'looking') return importing;
  return importing.step === 'taking' ? importing.before : null;
}

/** Characters of the paths of one job: a host takes no message of more than a mebibyte. */
const mostCharacters = 100_000;

/**
 * The jobs that import the files: one for all that are read the same way, in the order of the files, or several where
 * there are very many. The zone goes with every one; it is used only for times that have none.
 */
export function importOrders(files: readonly DraftFile[], zone: string | null): ImportOrder[] {
  const orders: ImportOrder[] = [];
  const open = new Map<string, { order: ImportOrder; characters: number }>();
  for (const file of files) {
    const params = readingParams(file.reading);
    const key = JSON.stringify(params);
    const characters = file.path.length + file.name.length;
    const at = open.get(key);
    if (at !== undefined && at.characters + characters <= mostCharacters) {
      at.order.files.push(givenOf(file));
      at.characters += characters;
      continue;
    }
    const order = { files: [givenOf(file)], ...params, ...(zone === null ? {} : { zone }) };
    orders.push(order);
    open.set(key, { order, characters });
  }
  return orders;
}

/** A file as calls name it: one out of a folder with its name. */
export function givenOf({ path, name }: Pick<DraftFile, 'path' | 'name'>): GivenPath {
  return name.includes('/') ? { path, name } : path;
}

/** Whether a file was looked at and nothing of it will be imported, whatever is answered. */
export function holdsNoLog({ preview, trouble }: DraftFile): boolean {
  if (preview === null) return trouble !== null;
  return (
    preview.members.length > 0 &&
    preview.members.every(({ refusal }) => refusal !== null && !needsMapping(refusal))
  );
}

/** Whether records of a file will be imported, as far as it is known what is in it. */
export function mayBringRecords(file: DraftFile): boolean {
  const { preview, reading } = file;
  if (preview === null || preview.members.length === 0) return !holdsNoLog(file);
  return preview.members.some(
    ({ refusal }) => refusal === null || (needsMapping(refusal) && reading.unknown !== 'left-out'),
  );
}

/** Members of a file that no source recognises, while nobody has said what becomes of them. */
export function membersInQuestion({ preview, reading }: DraftFile): MemberPreview[] {
  if (reading.unknown !== 'asked' || reading.map !== null) return [];
  const members = preview?.members ?? [];
  return members.filter(
    ({ proposal, refusal }) => proposal !== null && (refusal === null || needsMapping(refusal)),
  );
}

/** What must still be said before the files can be imported; empty when nothing. */
export function missingAnswers(files: readonly DraftFile[], zone: string | null): string[] {
  const missing: string[] = [];
  if (files.some((file) => file.isAsked && file.preview === null && file.trouble === null)) {
    missing.push('Some files are still being looked at.');
  }
  if (!files.some(mayBringRecords)) missing.push('There is no file to import.');
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
