import type { FoundFile } from '../../../shared/given-paths.ts';
import { type ImportReceipt, type Refusal, receiptBefore } from '../../../shared/import-receipt.ts';
import { runJob } from '../../../shared/run-job.ts';
import { tell, tellTrouble, wordsOf } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { tooMany } from '../../engine/dropped-entries.ts';
import { useAnswered } from '../../state/answered.ts';
import { refreshCase } from '../../state/case-session.ts';
import {
  asRecognised,
  type DraftFile,
  type ImportDraft,
  importOrders,
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

/** Changes what is looked at; does nothing where the screen has gone on. */
function changeDraft(change: (draft: LookingDraft) => Partial<LookingDraft>): void {
  const { importing } = useOnScreen.getState();
  const draft = lookedAt(importing);
  if (draft === null) return;
  const changed = { ...draft, ...change(draft) };
  put(importing.step === 'taking' ? { ...importing, before: changed } : changed);
}

/**
 * Looks at files, and at those in folders, before anything is stored: each by itself, so that one that cannot be read
 * holds up no other. What is looked at already stays. Kept as soon as the files are known.
 */
export async function lookAt(paths: readonly string[]): Promise<void> {
  const { importing } = useOnScreen.getState();
  if (importing.step !== 'looking') put(nothingLookedAt);
  changeDraft(({ finding }) => ({ finding: finding + 1 }));
  try {
    const found = await engine().call('import.files', { paths: [...paths] });
    if (found.total > found.files.length) throw tooMany();
    changeDraft(({ finding }) => ({ finding: finding - 1 }));
    addFiles(found.files, found.leftOut);
  } catch (error) {
    changeDraft(({ finding }) => ({ finding: finding - 1 }));
    giveUpAdding(error);
  }
}

/** Adds files to those that are looked at, and what is not read to what is told. */
export function addFiles(found: readonly FoundFile[], leftOut: readonly Refusal[]): void {
  const { importing } = useOnScreen.getState();
  const draft = importing.step === 'looking' ? importing : nothingLookedAt;
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
  const files = [...draft.files, ...added];
  const told = [...draft.leftOut, ...leftOut];
  if (files.length === 0 && draft.finding === 0) {
    startOver(told.map(({ message }) => message).join(' '));
    return;
  }
  put({ ...draft, files, leftOut: told });
  void previewEach(added.filter(({ isAsked }) => isAsked).map(({ path }) => path));
}

/** What was given cannot be added: told where other files stay, and in place of them otherwise. */
function giveUpAdding(error: unknown): void {
  const { importing } = useOnScreen.getState();
  if (importing.step === 'looking' && (importing.files.length > 0 || importing.finding > 0)) {
    tellTrouble(error);
  } else startOver(wordsOf(error));
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

/**
 * Imports the files; each group that is read the same way is a job of its own. What was left out before stands in the
 * receipt too. What is in the case stays when a later file ends the import; in another case it does not go on.
 */
export async function importFiles({ files, zone, leftOut }: LookingDraft): Promise<void> {
  const receipt: ImportReceipt = { case: '', sources: [], refused: [...leftOut] };
  const take = (part: ImportReceipt) => {
    receipt.case = part.case;
    receipt.sources.push(...part.sources);
    receipt.refused.push(...part.refused);
    if (part.digests !== undefined) receipt.digests = part.digests;
  };
  const began = Date.now();
  const caseId = useAnswered.getState().caseInfo?.id;
  const isSameCase = () => useAnswered.getState().caseInfo?.id === caseId;
  try {
    for (const order of importOrders(files, zone)) {
      if (!isSameCase()) return;
      let job: number | null = null;
      put({ step: 'running', job, progress: null, began });
      const part = await runJob(
        engine(),
        'import.start',
        order,
        (progress) => put({ step: 'running', job, progress, began }),
        (number) => {
          job = number;
        },
      );
      take(part);
    }
    if (isSameCase()) put({ step: 'done', receipt });
  } catch (error) {
    if (!isSameCase()) return;
    const before = receiptBefore(error);
    if (before !== null) take(before);
    if (receipt.sources.length > 0) {
      tell(wordsOf(error));
      put({ step: 'done', receipt });
    } else startOver(wordsOf(error));
  } finally {
    await refreshCase();
  }
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
