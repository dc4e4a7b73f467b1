export function TagsDialog(_: { view: import('../../state/view.ts').ViewKey }) {
  return null;
}
