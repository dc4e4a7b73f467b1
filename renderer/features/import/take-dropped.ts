import { wordsOf } from '../../app/trouble-notice.ts';
import type { GivenToPage, NamedFile } from '../../engine/dropped-entries.ts';
import { type HandedOver, takeFiles } from '../../engine/take-files.ts';
import { type ImportDraft, lookedAt } from '../../state/import-draft.ts';
import { useOnScreen } from '../../state/on-screen.ts';
import { addFiles, lookAt, openDraft, startOver } from './looked-at.ts';

/** Takes dropped or chosen files: where the host knows no paths they are handed over. Then they are looked at. */
export async function takeDropped({ files, leftOut }: GivenToPage): Promise<void> {
  const { trailcase } = window;
  if (trailcase !== undefined) {
    await lookAt(await Promise.all(files.map(({ file }) => trailcase.pathOf(file))));
    return;
  }
  const cancel = new AbortController();
  begin(files, () => cancel.abort());
  try {
    const taken = await takeFiles(files, tellHandedOver, cancel.signal);
    if (end()) addFiles(openDraft(), taken.files, [...leftOut, ...taken.refused]);
  } catch (error) {
    if (end() && !cancel.signal.aborted) startOver(wordsOf(error));
  }
}

function put(importing: ImportDraft): void {
  useOnScreen.setState({ importing });
}

function begin(files: readonly NamedFile[], cancel: () => void): void {
  const before = lookedAt(useOnScreen.getState().importing);
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  put({ step: 'taking', done: 0, total, cancel, before });
}

function tellHandedOver(handed: HandedOver): void {
  const { importing } = useOnScreen.getState();
  if (importing.step === 'taking') put({ ...importing, ...handed });
}

/** Shows again what was looked at before; false where the screen has been put away meanwhile. */
function end(): boolean {
  const { importing } = useOnScreen.getState();
  if (importing.step !== 'taking') return false;
  put(importing.before ?? { step: 'choosing', trouble: null });
  return true;
}
