import { host } from './connection.ts';

/**
 * Puts a text on the clipboard: by the browser, or by the desktop host, whose pages have no permission of
 * their own. A long text comes as a Blob: in a browser it is written without being held whole on this thread.
 */
export async function putOnClipboard(content: string | Blob): Promise<void> {
  if (window.trailcase !== undefined) {
    const text = typeof content === 'string' ? content : await content.text();
    await host().call('host.copy', { text });
  } else if (typeof content === 'string') await navigator.clipboard.writeText(content);
  else await navigator.clipboard.write([new ClipboardItem({ [content.type]: content })]);
}
