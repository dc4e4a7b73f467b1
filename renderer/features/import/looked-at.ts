import type { FoundFile } from '../../../shared/given-paths.ts';
import type { Refusal } from '../../../shared/import-receipt.ts';
import { tellTrouble, wordsOf } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { tooMany } from '../../engine/dropped-entries.ts';
import {
  asRecognised,
  type DraftFile,
  type ImportDraft,
  type LookingDraft,
  lookedAt,
  membersInQuestion,
  nothingLookedAt,
  type Reading,
  readingParams,
} from '../../state/import-draft.ts';
import { useOnScreen } from '../../state/on-screen.ts';

function put(importing: ImportDraft): void {
  useOnScreen.setState({ importing });
}

/** Starts anew: nothing is chosen. */
export function startOver(trouble: string | null = null): void {
  put({ step: 'choosing', trouble });
}

/** Files that are looked at as soon as they are there; later ones when they are opened. */
const lookedAtFirst = 200;

/** Changes what is looked at, also while more is handed over; does nothing where the screen has gone on. */
function changeDraft(change: (draft: LookingDraft) => Partial<LookingDraft>): void {
  const { importing } = useOnScreen.getState();
  const draft = lookedAt(importing);
  if (draft === null) return;
  const changed = { ...draft, ...change(draft) };
  put(importing.step === 'taking' ? { ...importing, before: changed } : changed);
}

/** What files are added to: what is looked at already, or a new start. */
export function openDraft(): object {
  const draft = lookedAt(useOnScreen.getState().importing) ?? nothingLookedAt();
  if (useOnScreen.getState().importing.step !== 'taking') put(draft);
  return draft.started;
}

/**
 * Looks at files, and at those in folders, before anything is stored: each by itself, so that one that cannot be read
 * holds up no other. What is looked at already stays. Kept as soon as the files are known.
 */
export async function lookAt(paths: readonly string[]): Promise<void> {
  const started = openDraft();
  changeDraft(({ finding }) => ({ finding: finding + 1 }));
  let add = () => {};
  try {
    const found = await engine().call('import.files', { files: [...paths] });
    if (found.total > found.files.length) throw tooMany();
    add = () => addFiles(started, found.files, found.leftOut);
  } catch (error) {
    add = () => giveUpAdding(error);
  }
  if (lookedAt(useOnScreen.getState().importing)?.started !== started) return;
  changeDraft(({ finding }) => ({ finding: finding - 1 }));
  add();
}

/**
 * Adds files to those that are looked at, and what is not read to what is told.
 * @param started the start that they are for, from `openDraft`
 */
export function addFiles(
  started: object,
  found: readonly FoundFile[],
  leftOut: readonly Refusal[],
): void {
  const draft = lookedAt(useOnScreen.getState().importing);
  if (draft?.started !== started) return;
  const known = new Set(draft.files.map(({ path }) => path));
  const room = lookedAtFirst - draft.files.length;
  const added = found
    .filter(({ path }) => !known.has(path))
    .map(
      ({ path, name }, at): DraftFile => ({
        path,
        name,
        isAsked: at < room,
        preview: null,
        trouble: null,
        reading: asRecognised,
      }),
    );
  changeDraft(({ files, leftOut: told }) => ({
    files: [...files, ...added],
    leftOut: [...told, ...leftOut],
  }));
  startOverIfNothing();
  void previewEach(added.filter(({ isAsked }) => isAsked).map(({ path }) => path));
}

/** Where no file is left to be looked at: says why there is none. */
function startOverIfNothing(): void {
  const { importing } = useOnScreen.getState();
  if (importing.step !== 'looking') return;
  const { files, finding, leftOut } = importing;
  if (files.length > 0 || finding > 0) return;
  startOver(leftOut.length === 0 ? null : leftOut.map(({ message }) => message).join(' '));
}

/** What was given cannot be added: told where other files stay, and in place of them otherwise. */
function giveUpAdding(error: unknown): void {
  const { importing } = useOnScreen.getState();
  if (importing.step === 'looking' && importing.files.length === 0 && importing.finding === 0) {
    startOver(wordsOf(error));
  } else tellTrouble(error);
}

async function previewEach(paths: readonly string[]): Promise<void> {
  for (const path of paths) await preview(path);
}

/** Looks at a file that was passed over at first. */
export function lookAtLate({ path }: DraftFile): void {
  changeFile(path, { isAsked: true });
  void preview(path);
}

/** Answers for all files at once what becomes of what no source recognises; files that were passed over included. */
export function answerForAll(unknown: Exclude<Reading['unknown'], 'asked'>): void {
  const { importing } = useOnScreen.getState();
  if (importing.step !== 'looking') return;
  const asked = importing.files.filter(
    (file) => !file.isAsked || membersInQuestion(file).length > 0,
  );
  const paths = new Set(asked.map(({ path }) => path));
  changeDraft(({ files }) => ({
    files: files.map((file) =>
      paths.has(file.path) ? { ...file, reading: { ...file.reading, unknown } } : file,
    ),
  }));
  void previewEach(asked.filter(({ isAsked }) => isAsked).map(({ path }) => path));
}

/** Reads a file another way, and shows it as it is read then. */
export async function readAs(file: DraftFile, change: Partial<Reading>): Promise<void> {
  changeFile(file.path, { reading: { ...file.reading, ...change } });
  await preview(file.path);
}

export function chooseZone(zone: string | null): void {
  changeDraft(() => ({ zone }));
}

export function leaveOut(path: string): void {
  const { importing } = useOnScreen.getState();
  if (importing.step !== 'looking') return;
  const files = importing.files.filter((file) => file.path !== path);
  if (files.length === 0 && importing.finding === 0) startOver();
  else put({ ...importing, files });
}

async function preview(path: string): Promise<void> {
  const draft = lookedAt(useOnScreen.getState().importing);
  const file = draft?.files.find((each) => each.path === path);
  if (file === undefined) return;
  const { reading, name } = file;
  try {
    const found = await engine().call('import.preview', {
      file: path,
      ...(name.includes('/') ? { name } : {}),
      ...readingParams(reading),
    });
    changeFile(path, { preview: found, trouble: null }, reading);
  } catch (error) {
    changeFile(path, { trouble: wordsOf(error) }, reading);
  }
}

/** Changes a file of the draft; `only` while it is still to be read the way that was asked for. */
function changeFile(path: string, change: Partial<DraftFile>, only?: Reading): void {
  changeDraft(({ files }) => ({
    files: files.map((file) => {
      if (file.path !== path) return file;
      if (only !== undefined && file.reading !== only) return file;
      return { ...file, ...change };
    }),
  }));
}
