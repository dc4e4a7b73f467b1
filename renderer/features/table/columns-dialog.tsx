export function ColumnsDialog(_: { view: import('../../state/view.ts').ViewKey }) {
  return null;
}
