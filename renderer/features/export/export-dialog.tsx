export function ExportDialog(_: { view: import('../../state/view.ts').ViewKey }) {
  return null;
}
