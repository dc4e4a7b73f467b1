export function GoToTimeDialog(_: { view: import('../../state/view.ts').ViewKey }) {
  return null;
}
