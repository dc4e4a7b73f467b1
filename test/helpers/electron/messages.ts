import { strict } from './strict.ts';

type Listener = (event: unknown, ...args: unknown[]) => unknown;

const listeners = new Map<string, Listener>();
const handlers = new Map<string, Listener>();

export const ipcMain = strict('ipcMain', {
  on: (channel: string, listener: Listener) => void listeners.set(channel, listener),
  handle: (channel: string, handler: Listener) => void handlers.set(channel, handler),
});

/** A frame that sends. */
export interface FrameStub {
  origin: string;
  parent: FrameStub | null;
  postMessage(channel: string, message: unknown, transfer?: unknown[]): void;
}

/** A page sends a message. @param senderFrame null for a frame that is gone */
export function sendToMain(channel: string, senderFrame: FrameStub | null): void {
  const listener = listeners.get(channel);
  if (listener === undefined) throw new Error(`Nobody listens on ${channel}.`);
  listener({ senderFrame });
}

/** A page asks. Fails as `ipcRenderer.invoke` does. */
export async function askMain(
  channel: string,
  senderFrame: FrameStub | null,
  ...args: unknown[]
): Promise<unknown> {
  const handler = handlers.get(channel);
  if (handler === undefined) throw new Error(`Nobody answers on ${channel}.`);
  return await handler({ senderFrame }, ...args);
}

export function forgetMessages(): void {
  listeners.clear();
  handlers.clear();
}
