import { takeDrop } from '../features/import/given-files.ts';
import { toldWhenItFails } from './trouble-notice.ts';

/** Takes files that are dropped anywhere in the window, and keeps the window from going to them. */
export function followDrops(): () => void {
  const over = (event: DragEvent) => event.preventDefault();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) void toldWhenItFails(() => takeDrop(files));
  };
  addEventListener('dragover', over);
  addEventListener('drop', drop);
  return () => {
    removeEventListener('dragover', over);
    removeEventListener('drop', drop);
  };
}
