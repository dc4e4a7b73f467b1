/** Identity of the query bar's input: there is one on the screen at most. */
export const queryInputId = 'query';
/** Identity of the button that lists what was asked. */
export const historyButtonId = 'query-history';

/** Puts the focus into the query bar, where there is one on the screen. */
export function focusQuery(): HTMLInputElement | null {
  const input = document.getElementById(queryInputId);
  if (!(input instanceof HTMLInputElement)) return null;
  input.focus();
  return input;
}
