export function CopyDialog(_: { view: import('../../state/view.ts').ViewKey }) {
  return null;
}
