import type { KeyboardEvent } from 'react';

/** Control or Command with Enter saves what is being written. */
export function saveOnKey(event: KeyboardEvent, save: () => void): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  save();
}
