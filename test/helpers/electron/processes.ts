import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { runEngineProcess } from '../../../main/hosts/electron/engine-process.ts';
import { portLine } from '../../../main/hosts/electron/port-line.ts';
import { divideLine } from '../../../main/hosts/electron/two-way-line.ts';
import { strict } from './strict.ts';

/** A message port with the manners of Electron's: messages arrive as `{ data, ports }`. */
export class PortStub extends EventEmitter {
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => this.emit('close'));
  }

  start(): void {
    this.#port.on('message', (data) => this.emit('message', { data, ports: [] }));
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message);
  }

  close(): void {
    this.#port.close();
  }
}

export class MessageChannelMain {
  readonly port1: PortStub;
  readonly port2: PortStub;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new PortStub(port1);
    this.port2 = new PortStub(port2);
  }
}

/** Number of the question that a crash asks itself. */
const closing = -1;

/** Every engine process that was forked. */
export const forked: UtilityStub[] = [];

/** A utility process: the real engine process, in this one, behind a line that clones what crosses it. */
export class UtilityStub extends EventEmitter {
  readonly entry: string;
  readonly stderr = new EventEmitter();
  readonly #line = new MessageChannel();
  readonly #engine: ReturnType<typeof runEngineProcess>;
  readonly #pages: PortStub[] = [];
  isAlive = true;

  constructor(entry: string, given: readonly string[] = []) {
    super();
    this.entry = entry;
    const { port1, port2 } = this.#line;
    port1.on('message', (message) => {
      if (this.isAlive) this.emit('message', message);
    });
    this.#engine = runEngineProcess(
      divideLine({
        post: (message) => port2.postMessage(message),
        onMessage: (receive) => void port2.on('message', receive),
        onClose: () => undefined,
      }),
      given.includes('--offline'),
      (trouble) => void this.stderr.emit('data', Buffer.from(`${String(trouble)}\n`)),
    );
    forked.push(this);
  }

  postMessage(message: unknown, ports: PortStub[] = []): void {
    const [port] = ports;
    if (port === undefined) {
      this.#line.port1.postMessage(message);
      return;
    }
    this.#pages.push(port);
    this.#engine.openPage(portLine(port as never));
  }

  kill(): boolean {
    this.#end(0);
    return true;
  }

  /** Ends by itself. Its files are closed, as the system closes those of a process that is gone. */
  async crash(code: number, lastWords: string): Promise<void> {
    this.stderr.emit('data', Buffer.from(lastWords));
    this.isAlive = false;
    const { port1 } = this.#line;
    const closed = new Promise((resolve) => {
      port1.on('message', ({ id }: { id: number }) => {
        if (id === closing) resolve(null);
      });
    });
    port1.postMessage({ id: closing, call: 'engine.stop', params: {} });
    await closed;
    for (const port of this.#pages) port.close();
    port1.close();
    this.emit('exit', code);
  }

  #end(code: number): void {
    if (!this.isAlive) return;
    this.isAlive = false;
    this.#line.port1.close();
    this.emit('exit', code);
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork: (entry: string, given: string[], _options: unknown) =>
    strict('UtilityProcess', new UtilityStub(entry, given)),
});
