import { type Desktop, portMessage } from '../../shared/desktop.ts';
import type { Channel } from '../../shared/rpc/index.ts';

declare global {
  interface Window {
    readonly trailcase?: Desktop;
  }
}

/** A line over the message port of the desktop. */
export async function openPortLine(desktop: Desktop, gone: () => void): Promise<Channel> {
  const port = await takePort(desktop);
  return {
    post: (message) => port.postMessage(message),
    onMessage(receive) {
      port.onmessage = ({ data }) => receive(data);
      port.start();
    },
    onClose(closed) {
      port.addEventListener('close', () => {
        closed();
        gone();
      });
    },
    close: () => port.close(),
  };
}

/** Waits for the port that was asked for; only this window's own messages are listened to. */
function takePort(desktop: Desktop): Promise<MessagePort> {
  return new Promise((resolve) => {
    const take = ({ source, data, ports }: MessageEvent) => {
      const [port] = ports;
      if (source !== window || data !== portMessage || port === undefined) return;
      removeEventListener('message', take);
      resolve(port);
    };
    addEventListener('message', take);
    desktop.askForPort();
  });
}
