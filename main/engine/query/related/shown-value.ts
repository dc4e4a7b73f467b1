import { cutText } from '../../../../shared/cut-text.ts';

const longestShown = 200;

/** A value as it stands in a sentence: its beginning, where it is long. */
export function shownValue(text: string): string {
  return text.length <= longestShown ? text : `${cutText(text, longestShown)}…`;
}
