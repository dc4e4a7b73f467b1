/** Identity of the panel of the finding that is looked at. */
export const findingPanel = 'finding-panel';

/** Identity of the list of findings, which takes the keys. */
export const findingGrid = 'findings-grid';

/** Goes to the panel of the finding, to read it by the keyboard. */
export function focusFinding(): void {
  document.getElementById(findingPanel)?.focus();
}
