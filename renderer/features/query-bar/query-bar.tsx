export function QueryBar(_: { view: import('../../state/view.ts').ViewKey }) {
  return null;
}
