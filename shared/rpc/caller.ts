import { TrailcaseError } from '../errors.ts';
import type { Channel } from './channel.ts';
import { isAnswerMessage, isEventMessage } from './messages.ts';

/** The calling end of a channel. */
export interface Caller {
  /** Sends a call and waits for its answer, however long that takes. Fails with a `TrailcaseError`. */
  call(name: string, params: unknown): Promise<unknown>;
  /** Listens to events; the returned function stops listening. */
  subscribe(listener: (event: unknown) => void): () => void;
  close(): void;
}

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** Makes the calling end of a channel. When the line goes, every open call fails. */
export function makeCaller(channel: Channel): Caller {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: unknown) => void>();
  let lastId = 0;
  let closed = false;

  channel.onMessage((message) => {
    if (isEventMessage(message)) {
      for (const listener of listeners) listener(message.event);
      return;
    }
    if (!isAnswerMessage(message)) return;
    const open = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) open?.reject(TrailcaseError.fromData(message.error));
    else open?.resolve(message.result);
  });

  channel.onClose(() => {
    closed = true;
    for (const { reject } of waiting.values()) reject(lineGone());
    waiting.clear();
  });

  return {
    call(name, params) {
      if (closed) return Promise.reject(lineGone());
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        channel.post({ id, call: name, params });
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => channel.close(),
  };
}

function lineGone(): TrailcaseError {
  return new TrailcaseError('internal', 'The engine is gone. Open the case again.');
}
