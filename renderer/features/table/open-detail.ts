import { type DetailTab, useChosen } from '../../state/chosen.ts';

/** Shows the record under the cursor beside the table, in the tab that was open last. */
export function openDetail(): void {
  useChosen.setState(({ detail }) => ({ detail: { ...detail, open: true } }));
}

/** The same in a certain tab. */
export function openDetailTab(tab: DetailTab): void {
  useChosen.setState({ detail: { open: true, tab } });
}
