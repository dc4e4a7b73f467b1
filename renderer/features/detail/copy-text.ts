import { tell, toldWhenItFails } from '../../app/trouble-notice.ts';

/** Puts a text on the clipboard and says so. @param what what it is: `the old state` */
export function copyText(text: string, what: string): void {
  void toldWhenItFails(() => copyNow(text, what));
}

/** The same for who waits for it. A long text comes as a Blob: it is written without being held whole on this thread. */
export async function copyNow(content: string | Blob, what: string): Promise<void> {
  if (typeof content === 'string') await navigator.clipboard.writeText(content);
  else await navigator.clipboard.write([new ClipboardItem({ [content.type]: content })]);
  tell(`Copied ${what}.`);
}
