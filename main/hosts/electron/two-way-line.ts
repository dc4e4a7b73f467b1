import type { Channel } from '../../../shared/rpc/index.ts';

/** A line between the main process and the engine process, as either of them sees it. */
export interface ProcessLine {
  post(message: unknown): void;
  /** Sets who receives messages. Called once. */
  onMessage(receive: (message: unknown) => void): void;
  /** Sets who is told that the other process is gone. Called once. */
  onClose(closed: () => void): void;
}

/** One line on which both ends ask: the channel for one's own questions, and the one for those of the other. */
export interface TwoWayLine {
  asking: Channel;
  answering: Channel;
}

/** Divides a line: calls go to who answers, everything else is an answer or event to who asks. */
export function divideLine(line: ProcessLine): TwoWayLine {
  const receivers: { call: Receive; other: Receive } = { call: ignore, other: ignore };
  const closers: (() => void)[] = [];
  line.onMessage((message) => {
    if (typeof message !== 'object' || message === null) return;
    if ('call' in message) receivers.call(message);
    else receivers.other(message);
  });
  line.onClose(() => {
    for (const closed of closers) closed();
  });
  const channel = (kind: keyof typeof receivers): Channel => ({
    post: (message) => line.post(message),
    onMessage(receive) {
      receivers[kind] = receive;
    },
    onClose: (closed) => closers.push(closed),
    close: () => undefined,
  });
  return { asking: channel('other'), answering: channel('call') };
}

type Receive = (message: unknown) => void;

function ignore(): void {}
