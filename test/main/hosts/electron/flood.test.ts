import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { connectPage } from '../../../../shared/rpc/index.ts';
import { forked, MessageChannelMain, UtilityStub } from '../../../helpers/electron/processes.ts';

const megabyte = 1024 * 1024;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes of this process's objects, once what nobody needs is gone. */
function heap(): number {
  collect();
  return process.memoryUsage().heapUsed / megabyte;
}

/** A page of the engine process, on a port of its own as the window has one. */
function openPage() {
  const engine = new UtilityStub('/engine-entry.js');
  const { port1, port2 } = new MessageChannelMain();
  engine.postMessage({ page: true }, [port1]);
  const page = connectPage({
    post: (message) => port2.postMessage(message),
    onMessage(receive) {
      port2.on('message', ({ data }) => receive(data));
      port2.start();
    },
    onClose: (closed) => void port2.on('close', closed),
    close: () => port2.close(),
  });
  return { ...page, post: (message: unknown) => port2.postMessage(message) };
}

afterEach(() => {
  for (const process of forked) process.kill();
  forked.length = 0;
});

describe('a flood of messages from a page (E-23)', () => {
  it('is answered call by call: 100,000 of them, and nothing of it is kept', async () => {
    const { engine } = openPage();
    const round = () =>
      Promise.all(Array.from({ length: 1_000 }, () => engine.call('job.list', {})));
    for (let warm = 0; warm < 20; warm += 1) await round();
    const before = heap();
    let answered = 0;
    for (let at = 0; at < 100; at += 1) answered += (await round()).length;
    expect(answered).toBe(100_000);
    expect(heap() - before).toBeLessThan(5);
    await engine.close();
  });

  it('is refused without harm where it says nothing that is known', async () => {
    const { engine, post } = openPage();
    const before = heap();
    const rubbish = [null, 'call', 7, [], {}, { id: 'x', call: 'job.list' }, { call: 'job.list' }];
    const strange = [{ id: 1e9, result: 1 }, { event: {} }, { id: 1e9, error: null }];
    for (let at = 0; at < 20_000; at += 1)
      for (const message of [...rubbish, ...strange]) post(message);
    const wrong = Array.from({ length: 10_000 }, () =>
      engine.call('nothing' as never, {} as never).catch((error: { code: string }) => error.code),
    );
    expect(new Set(await Promise.all(wrong))).toEqual(new Set(['unknown-call']));
    expect(await engine.call('job.list', {})).toEqual([]);
    expect(heap() - before).toBeLessThan(5);
    await engine.close();
  });
});
