import type { Command } from './command.ts';
import { toldWhenItFails } from './trouble-notice.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** The name of the key of an event: by the letter that it writes, so that it is the same on every layout. */
export function keyName(event: KeyboardEvent): string {
  const { key } = event;
  const modifiers = [
    (isMac ? event.metaKey : event.ctrlKey) ? 'Mod+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey && (key.length > 1 || key === ' ') ? 'Shift+' : '',
  ];
  return modifiers.join('') + (key === ' ' ? 'Space' : key);
}

/** Runs the command that a key belongs to, wherever the focus is. */
export function followKeys(commands: () => readonly Command[]): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const name = keyName(event);
    if (isWriting(event.target) && !name.startsWith('Mod+')) return;
    if (isWriting(event.target) && isEditingKey(name)) return;
    if (name === 'Mod+c' && getSelection()?.isCollapsed === false) return;
    if (isPressing(event.target, name)) return;
    if (isOverlaid(event.target) && !name.startsWith('Mod+')) return;
    const command = commands().find(
      ({ keys, canRun }) => keys.includes(name) && (canRun === undefined || canRun()),
    );
    if (command === undefined) return;
    event.preventDefault();
    void toldWhenItFails(command.run);
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

/** A key as it is written for people: `⌘K`, `Ctrl K`, `Shift ↓`. */
export function keyLabel(key: string): string {
  return key
    .replace('Mod+', isMac ? '⌘' : 'Ctrl ')
    .replace('Shift+', isMac ? '⇧' : 'Shift ')
    .replace('Alt+', isMac ? '⌥' : 'Alt ')
    .replace('ArrowDown', '↓')
    .replace('ArrowUp', '↑')
    .replace('ArrowLeft', '←')
    .replace('ArrowRight', '→')
    .replace('Escape', 'Esc')
    .replace('PageDown', 'PgDn')
    .replace('PageUp', 'PgUp');
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]',
    ) !== null
  );
}

/** Keys by which what has the focus is pressed or moved. */
function isPressing(target: EventTarget | null, name: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (name === 'Enter' || name === 'Space') {
    return target.closest('button, a, summary, input, [role=tab], [role=treeitem]') !== null;
  }
  return (
    name.includes('Arrow') &&
    target.closest('[role=tab], [role=slider], [role=separator], [role=treeitem], input') !== null
  );
}

/** Keys that mean something while text is written. */
function isEditingKey(name: string): boolean {
  return ['Mod+a', 'Mod+c', 'Mod+v', 'Mod+x', 'Mod+z', 'Mod+y', 'Mod+Z'].includes(name);
}

/** Inside of a dialog or menu the keys are its own. */
function isOverlaid(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('[role=dialog], [role=menu], [role=listbox]') !== null
  );
}
