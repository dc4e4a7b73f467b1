import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ClientOptions, WebSocket, WebSocketServer } from 'ws';
import { socketLine } from '../../../../main/hosts/web/socket-line.ts';
import type { Channel } from '../../../../shared/rpc/index.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  vi.useRealTimers();
  for (const close of closing.splice(0)) close();
});

/** A line of the host and the socket of a page at its far end. */
async function joined(options: ClientOptions = {}) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  closing.push(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const near = new Promise<WebSocket>((resolve) => server.once('connection', resolve));
  const page = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, options);
  closing.push(() => page.terminate());
  await new Promise((resolve) => page.once('open', resolve));
  const socket = await near;
  const troubles: unknown[] = [];
  return { line: socketLine(socket, (trouble) => troubles.push(trouble)), page, socket, troubles };
}

/** Makes a line answer every call with a text of some length, and counts what it took in. */
function answerWith(line: Channel, length: number): { taken: number } {
  const counted = { taken: 0 };
  const result = 'x'.repeat(length);
  line.onMessage((message) => {
    counted.taken += 1;
    const { id } = message as { id: number };
    setImmediate(() => line.post({ id, result }));
  });
  return counted;
}

function ask(page: WebSocket, calls: number): void {
  for (let id = 1; id <= calls; id += 1) page.send(JSON.stringify({ id, call: 'a', params: {} }));
}

describe('a page that reads slowly', () => {
  it('has its calls wait, and gets every answer once it reads', async () => {
    const { line, page, socket } = await joined();
    const counted = answerWith(line, 1_000_000);
    page.pause();
    ask(page, 300);
    await expect.poll(() => socket.isPaused).toBe(true);
    expect(counted.taken).toBeLessThanOrEqual(128);
    expect(socket.bufferedAmount).toBeLessThan(100_000_000);
    const answered = new Set<number>();
    page.on('message', (data) => answered.add((JSON.parse(String(data)) as { id: number }).id));
    page.resume();
    await expect.poll(() => answered.size, { timeout: 20_000 }).toBe(300);
    expect(counted.taken).toBe(300);
  });

  it('is told the newest of the events of each job, its end among them', async () => {
    const { line, page, socket } = await joined();
    page.pause();
    const padding = 'x'.repeat(100_000);
    for (let done = 0; done < 1_000; done += 1) {
      line.post({ event: { job: 1, state: 'running', done, padding } });
    }
    line.post({ event: { job: 1, state: 'done' } });
    line.post({ event: { job: 2, state: 'running', done: 1 } });
    expect(socket.bufferedAmount).toBeLessThan(3_000_000);
    const told: { job: number; state: string; done?: number }[] = [];
    page.on('message', (data) =>
      told.push((JSON.parse(String(data)) as { event: (typeof told)[0] }).event),
    );
    page.resume();
    await expect.poll(() => told.at(-1)?.job).toBe(2);
    expect(told.length).toBeLessThan(100);
    expect(told.filter(({ job }) => job === 1).at(-1)?.state).toBe('done');
    const places = told.flatMap(({ done }) => (done === undefined ? [] : [done])).slice(0, -1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('is cut off when it reads nothing of very much', async () => {
    const { line, page, troubles } = await joined();
    const closed = new Promise((resolve) => line.onClose(() => resolve('closed')));
    const taken: number[] = [];
    line.onMessage((message) => taken.push((message as { id: number }).id));
    page.pause();
    ask(page, 60);
    await expect.poll(() => taken.length).toBe(60);
    const result = 'x'.repeat(8_000_000);
    for (const id of taken) line.post({ id, result });
    expect(await closed).toBe('closed');
    expect(troubles).toHaveLength(1);
  });
});

describe('a page that is silent', () => {
  it('is gone at the second heartbeat that it does not answer', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { line, page } = await joined({ autoPong: false });
    let isClosed = false;
    line.onClose(() => {
      isClosed = true;
    });
    const pinged = new Promise((resolve) => page.once('ping', resolve));
    vi.advanceTimersByTime(30_000);
    await pinged;
    expect(isClosed).toBe(false);
    vi.advanceTimersByTime(30_000);
    await expect.poll(() => isClosed).toBe(true);
  });

  it('stays while it answers', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { page, socket } = await joined();
    for (let beat = 0; beat < 4; beat += 1) {
      const answered = new Promise((resolve) => socket.once('pong', resolve));
      vi.advanceTimersByTime(30_000);
      await answered;
    }
    expect(page.readyState).toBe(page.OPEN);
  });
});

describe('a message that is no call', () => {
  it.each<[string, string | Buffer]>([
    ['no JSON', '{'],
    ['a number', '5'],
    ['null', 'null'],
    ['a list', '[]'],
    ['without a number', '{"call":"case.info"}'],
    ['with a fraction for a number', '{"id":1.5,"call":"case.info"}'],
    ['without a name', '{"id":1}'],
    ['with an object for a name', '{"id":1,"call":{}}'],
    ['of bytes', Buffer.from('{"id":1,"call":"a"}')],
  ])('(%s) ends the line', async (_what, message) => {
    const { line, page } = await joined();
    const counted = answerWith(line, 1);
    const code = new Promise((resolve) => page.once('close', resolve));
    page.send(message);
    page.send(JSON.stringify({ id: 1, call: 'a', params: {} }));
    expect(await code).toBe(4400);
    expect(counted.taken).toBe(0);
  });
});
