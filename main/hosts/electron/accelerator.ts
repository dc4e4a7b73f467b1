const named: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ArrowUp: 'Up',
    ArrowDown: 'Down',
    ArrowLeft: 'Left',
    ArrowRight: 'Right',
    PageUp: 'PageUp',
    PageDown: 'PageDown',
    Home: 'Home',
    End: 'End',
    Enter: 'Return',
    Escape: 'Escape',
    Space: 'Space',
    Delete: 'Delete',
    Backspace: 'Backspace',
    Tab: 'Tab',
    '+': 'Plus',
  }),
);

const modifiers: ReadonlyMap<string, string> = new Map([
  ['Mod', 'CommandOrControl'],
  ['Alt', 'Alt'],
  ['Shift', 'Shift'],
]);

/** Characters that an accelerator may be written with as they are. */
const plain = /^[0-9A-Z!@#$%^&*():<_>?~{|}";,\-./`[\\\]'=]$/;

/**
 * A key as the page writes it (`Mod+k`, `Shift+ArrowDown`, `?`) as Electron writes it. A capital letter is
 * one with Shift. Null for what cannot be said.
 * Source of the format: electronjs.org/docs/latest/tutorial/keyboard-shortcuts
 */
export function acceleratorOf(key: string): string | null {
  const parts = key.split(/\+(?!$)/);
  const last = parts.pop() ?? '';
  const before = parts.map((part) => modifiers.get(part));
  if (before.includes(undefined)) return null;
  if (/^[A-Z]$/.test(last) && !parts.includes('Shift')) before.push('Shift');
  const upper = last.toUpperCase();
  const code = named.get(last) ?? (/^F([1-9]|1\d|2[0-4])$/.test(last) ? last : null);
  const character = plain.test(upper) && last.length === 1 ? upper : null;
  const name = code ?? character;
  return name === null ? null : [...before, name].join('+');
}
