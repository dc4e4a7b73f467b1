export function TimeRangeDialog(_: { view: import('../../state/view.ts').ViewKey }) {
  return null;
}
