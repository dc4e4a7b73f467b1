import { cutText } from '../../../../shared/cut-text.ts';
import { showHidden } from '../../../../shared/hidden-characters.ts';

/** What a server says, for a message of ours: one line, cut, everything hidden in it visible. */
export function serverWords(text: string): string {
  return showHidden(cutText(text, 300).replace(/\s+/g, ' ').trim()).replace(/\.$/, '');
}
