import type { Channel } from '../../shared/rpc/index.ts';

/** What the desktop's preload offers the page: one frozen object. */
export interface Desktop {
  /** The port to the engine process; handed over once. */
  takePort(): Promise<MessagePort>;
  /** Where a file that was dropped into the page lies. */
  pathOf(file: File): string;
}

declare global {
  interface Window {
    readonly trailcase?: Desktop;
  }
}

/** A line over the message port of the desktop. */
export async function openPortLine(desktop: Desktop, gone: () => void): Promise<Channel> {
  const port = await desktop.takePort();
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
