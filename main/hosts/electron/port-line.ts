import type { MessagePortMain } from 'electron';
import type { Channel } from '../../../shared/rpc/index.ts';

/** A line over a message port, as the main process and the engine process have them. */
export function portLine(port: MessagePortMain): Channel {
  return {
    post: (message) => port.postMessage(message),
    onMessage(receive) {
      port.on('message', ({ data }) => receive(data));
      port.start();
    },
    onClose(closed) {
      port.on('close', closed);
    },
    close: () => port.close(),
  };
}
