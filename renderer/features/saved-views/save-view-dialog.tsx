export function SaveViewDialog(_: { view: import('../../state/view.ts').ViewKey }) {
  return null;
}
