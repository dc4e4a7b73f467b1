import type { ImportReceipt } from '../../../shared/import-receipt.ts';
import { runJob } from '../../../shared/run-job.ts';
import { tellTrouble, wordsOf } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { takeFiles } from '../../engine/take-files.ts';
import { refreshCase } from '../../state/case-session.ts';
import {
  asRecognised,
  type DraftFile,
  type ImportDraft,
  importOrders,
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

/** Hands dropped files to the host and looks at them. */
export async function takeDropped(files: readonly File[]): Promise<void> {
  const cancel = new AbortController();
  const stop = () => cancel.abort();
  const taking = (done: number, total: number) =>
    put({ step: 'taking', done, total, cancel: stop });
  taking(
    0,
    files.reduce((sum, { size }) => sum + size, 0),
  );
  try {
    const paths = await takeFiles(files, ({ done, total }) => taking(done, total), cancel.signal);
    await lookAt(paths);
  } catch (error) {
    startOver(cancel.signal.aborted ? null : wordsOf(error));
  }
}

/** Looks at files before anything is stored: each by itself, so that one that cannot be read holds up no other. */
export async function lookAt(paths: readonly string[]): Promise<void> {
  const files = paths.map(
    (path): DraftFile => ({ path, preview: null, trouble: null, reading: asRecognised }),
  );
  put({ step: 'looking', files, zone: null });
  for (const { path } of files) await preview(path);
}

/** Reads a file another way, and shows it as it is read then. */
export async function readAs(file: DraftFile, change: Partial<Reading>): Promise<void> {
  changeFile(file.path, { reading: { ...file.reading, ...change } });
  await preview(file.path);
}

export function chooseZone(zone: string | null): void {
  const { importing } = useOnScreen.getState();
  if (importing.step === 'looking') put({ ...importing, zone });
}

export function leaveOut(path: string): void {
  const { importing } = useOnScreen.getState();
  if (importing.step !== 'looking') return;
  const files = importing.files.filter((file) => file.path !== path);
  if (files.length === 0) startOver();
  else put({ ...importing, files });
}

/** Imports the files; each group that is read the same way is a job of its own. */
export async function importFiles(files: readonly DraftFile[], zone: string | null): Promise<void> {
  const receipt: ImportReceipt = { case: '', sources: [], refused: [] };
  const began = Date.now();
  try {
    for (const order of importOrders(files, zone)) {
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
      receipt.case = part.case;
      receipt.sources.push(...part.sources);
      receipt.refused.push(...part.refused);
    }
    put({ step: 'done', receipt });
  } catch (error) {
    if (receipt.sources.length > 0) {
      tellTrouble(error);
      put({ step: 'done', receipt });
    } else startOver(wordsOf(error));
  } finally {
    await refreshCase();
  }
}

async function preview(path: string): Promise<void> {
  const { importing } = useOnScreen.getState();
  if (importing.step !== 'looking') return;
  const file = importing.files.find((each) => each.path === path);
  if (file === undefined) return;
  const { reading } = file;
  try {
    const found = await engine().call('import.preview', { file: path, ...readingParams(reading) });
    changeFile(path, { preview: found, trouble: null }, reading);
  } catch (error) {
    changeFile(path, { trouble: wordsOf(error) }, reading);
  }
}

/** Changes a file of the draft; `only` while it is still to be read the way that was asked for. */
function changeFile(path: string, change: Partial<DraftFile>, only?: Reading): void {
  const { importing } = useOnScreen.getState();
  if (importing.step !== 'looking') return;
  const files = importing.files.map((file) => {
    if (file.path !== path) return file;
    if (only !== undefined && file.reading !== only) return file;
    return { ...file, ...change };
  });
  put({ ...importing, files });
}
