/** Identity of the query bar's input: there is one on the screen at most. */
export const queryInputId = 'query';
/** Identity of what holds the button that lists the queries that were asked. */
export const historyId = 'query-history';

/** Puts the focus into the query bar, where there is one on the screen. */
export function focusQuery(): HTMLInputElement | null {
  const input = document.getElementById(queryInputId);
  if (!(input instanceof HTMLInputElement)) return null;
  input.focus();
  return input;
}

/** Opens the list of the queries that were asked. */
export function openHistory(): void {
  document.getElementById(historyId)?.querySelector('button')?.click();
}
