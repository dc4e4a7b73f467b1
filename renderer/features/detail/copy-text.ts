import { tell, toldWhenItFails } from '../../app/trouble-notice.ts';

/** Puts a text on the clipboard and says so. @param what what it is: `the old state` */
export function copyText(text: string, what: string): void {
  void toldWhenItFails(() => copyNow(text, what));
}

/** The same for who waits for it. */
export async function copyNow(text: string, what: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  tell(`Copied ${what}.`);
}
