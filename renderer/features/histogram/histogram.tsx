export function Histogram(_: { view: import('../../state/view.ts').ViewKey }) {
  return null;
}
