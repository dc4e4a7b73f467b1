import { WebSocket } from 'ws';
import { type Channel, connectPage } from '../../../../shared/rpc/index.ts';
import { type Address, tokenOf } from './web-hosts.ts';

/** Engine and host as a page of a web host has them: over a ticket and a socket. */
export async function openPage(host: Address) {
  const address = `127.0.0.1:${host.port}`;
  const answer = await fetch(`http://${address}/ticket`, {
    method: 'POST',
    headers: {
      Origin: `http://${address}`,
      Authorization: `Bearer ${tokenOf(host)}`,
      'Content-Type': 'application/json',
    },
    body: '{}',
  });
  const { ticket } = (await answer.json()) as { ticket: string };
  const socket = new WebSocket(`ws://${address}/line`, ['trailcase', ticket], {
    origin: `http://${address}`,
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const channel: Channel = {
    post: (message) => socket.send(JSON.stringify(message)),
    onMessage: (receive) => socket.on('message', (data) => receive(JSON.parse(String(data)))),
    onClose: (closed) => socket.on('close', closed),
    close: () => socket.close(),
  };
  return connectPage(channel);
}

/** Drops a file into the page: its bytes over the authenticated connection. */
export function dropFile(
  host: Address,
  name: string,
  body: string | ReadableStream,
  token = tokenOf(host),
  signal?: AbortSignal,
): Promise<Response> {
  const address = `http://127.0.0.1:${host.port}`;
  return fetch(`${address}/drop?name=${encodeURIComponent(name)}`, {
    method: 'PUT',
    headers: {
      Origin: address,
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/octet-stream',
    },
    body,
    signal: signal ?? null,
    duplex: 'half',
  } as RequestInit);
}
