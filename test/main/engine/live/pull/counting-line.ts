import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * A line to a server that counts requests: what is asked for before the one of a number goes through, and at that one
 * somebody is told, once, and it is never answered.
 */
export async function countingLine(address: string): Promise<{
  address: string;
  /** Whom to tell, at which request from now on. */
  at(number: number, told: () => void): void;
}> {
  let left = Number.POSITIVE_INFINITY;
  let tell: () => void = () => undefined;
  const server = http.createServer((asked, answer) => {
    left -= 1;
    if (left < 0) return;
    if (left === 0) {
      tell();
      return;
    }
    const { method, headers } = asked;
    const onward = http.request(`${address}${asked.url}`, { method, headers }, (came) => {
      answer.writeHead(came.statusCode ?? 500, came.headers);
      came.pipe(answer);
    });
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    at(number, told) {
      [left, tell] = [number, told];
    },
  };
}
