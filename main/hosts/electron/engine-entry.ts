import type { MessageEvent } from 'electron';
import { runEngineProcess } from './engine-process.ts';
import { portLine } from './port-line.ts';
import { divideLine } from './two-way-line.ts';

/** Where the engine process begins: a utility process that the main process forks. */

const log = (trouble: unknown) => {
  process.stderr.write(`${trouble instanceof Error ? trouble.stack : String(trouble)}\n`);
};

process.on('unhandledRejection', (trouble) => {
  log(trouble);
  process.exit(1);
});

const { parentPort } = process;
let receive: (message: unknown) => void = () => undefined;
const line = divideLine({
  post: (message) => parentPort.postMessage(message),
  onMessage(receiver) {
    receive = receiver;
  },
  // This process ends with the one that forked it.
  onClose: () => undefined,
});
const engineProcess = runEngineProcess(line, process.argv.includes('--offline'), log);

parentPort.on('message', ({ data, ports }: MessageEvent) => {
  const [port] = ports;
  if (port === undefined) receive(data);
  else engineProcess.openPage(portLine(port));
});
