import { TrailcaseError } from '../../shared/errors.ts';
import type { Channel } from '../../shared/rpc/index.ts';
import { forgetToken, takeToken } from './token.ts';

let token: string | null = null;

/** Headers that prove to the web host that this page may ask. */
export function authorised(): Record<string, string> {
  return { Authorization: `Bearer ${token ?? ''}` };
}

/**
 * A line over a web socket to the host that served this page. Browsers cannot set headers on a socket:
 * a ticket, good once and for some seconds, is fetched with the token and named as its subprotocol.
 */
export async function openSocketLine(gone: () => void): Promise<Channel> {
  token = takeToken();
  if (token === null) {
    throw new TrailcaseError(
      'not-allowed',
      'This page was opened without its token. Use the whole address that trailcase serve printed.',
    );
  }
  const answer = await fetch('/ticket', {
    method: 'POST',
    headers: { ...authorised(), 'Content-Type': 'application/json' },
    body: '{}',
  });
  if (!answer.ok) {
    forgetToken();
    throw new TrailcaseError(
      'not-allowed',
      'The token of this page is not that of the running host. Use the address that trailcase serve printed last.',
    );
  }
  const { ticket } = (await answer.json()) as { ticket: string };
  return await opened(new WebSocket(`ws://${location.host}/line`, ['trailcase', ticket]), gone);
}

function opened(socket: WebSocket, gone: () => void): Promise<Channel> {
  return new Promise((resolve, reject) => {
    socket.onerror = () =>
      reject(new TrailcaseError('internal', 'The host does not answer. Start it again.'));
    socket.onopen = () =>
      resolve({
        post: (message) => socket.send(JSON.stringify(message)),
        onMessage(receive) {
          socket.onmessage = ({ data }) => receive(JSON.parse(String(data)));
        },
        onClose(closed) {
          socket.onclose = () => {
            closed();
            gone();
          };
        },
        close: () => socket.close(),
      });
  });
}
