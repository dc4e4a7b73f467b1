import { tell, toldWhenItFails } from '../../app/trouble-notice.ts';
import { putOnClipboard } from '../../engine/clipboard.ts';

/** Puts a text on the clipboard and says so. @param what what it is: `the old state` */
export function copyText(text: string, what: string): void {
  void toldWhenItFails(() => copyNow(text, what));
}

/** The same for who waits for it. */
export async function copyNow(content: string | Blob, what: string): Promise<void> {
  await putOnClipboard(content);
  tell(`Copied ${what}.`);
}
