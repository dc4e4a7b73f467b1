export function Detail(_: { view: import('../../state/view.ts').ViewKey }) {
  return null;
}
