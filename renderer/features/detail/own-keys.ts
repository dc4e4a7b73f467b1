import type { KeyboardEvent } from 'react';

/**
 * Enter and Space belong to the button, tab or switch that has the focus: they are kept from the commands of
 * the table, which mean something else by them.
 */
export function keepOwnKeys(event: KeyboardEvent): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  if (event.target instanceof Element && event.target.closest('button, a, input') !== null) {
    event.stopPropagation();
  }
}
