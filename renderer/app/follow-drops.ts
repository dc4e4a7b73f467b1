import { droppedThings, filesIn } from '../engine/dropped-entries.ts';
import { takeDrop } from '../features/import/given-files.ts';
import { toldWhenItFails } from './trouble-notice.ts';

/** Takes files that are dropped anywhere in the window, and keeps the window from going to what is dropped. */
export function followDrops(): () => void {
  const over = (event: DragEvent) => {
    if (!isOfText(event)) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    if (isOfText(event)) return;
    event.preventDefault();
    const { dataTransfer } = event;
    if (dataTransfer === null || !bringsFiles(event)) return;
    // The desktop knows where everything lies: it is told of a folder as of a file.
    const things =
      window.trailcase === undefined ? droppedThings(dataTransfer) : [...dataTransfer.files];
    if (things.length > 0) void toldWhenItFails(async () => takeDrop(await filesIn(things)));
  };
  addEventListener('dragover', over);
  addEventListener('drop', drop);
  return () => {
    removeEventListener('dragover', over);
    removeEventListener('drop', drop);
  };
}

/** Whether a drag brings files, and not a text or a link. */
export function bringsFiles({ dataTransfer }: Pick<DragEvent, 'dataTransfer'>): boolean {
  return dataTransfer?.types.includes('Files') === true;
}

/** A text that is dragged into a field to write in is the browser's to take. */
function isOfText(event: DragEvent): boolean {
  const { target } = event;
  return (
    !bringsFiles(event) &&
    target instanceof Element &&
    target.closest('input, textarea, [contenteditable]') !== null
  );
}
