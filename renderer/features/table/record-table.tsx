export function RecordTable(_: { view: import('../../state/view.ts').ViewKey }) {
  return null;
}
