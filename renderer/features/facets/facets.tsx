export function Facets(_: { view: import('../../state/view.ts').ViewKey }) {
  return null;
}
