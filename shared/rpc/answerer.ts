import { TrailcaseError } from '../errors.ts';
import type { Channel } from './channel.ts';
import { type AnswerMessage, isCallMessage } from './messages.ts';

/** Answers one call by name. Throws or rejects with a `TrailcaseError`. */
export type Handler = (name: string, params: unknown) => unknown;

/**
 * Makes the answering end of a channel: every call gets exactly one answer, whatever happens.
 * @param log told of errors that nobody foresaw; their stack never crosses the channel
 * @returns a function that sends an event to the caller
 */
export function makeAnswerer(
  channel: Channel,
  handle: Handler,
  log: (error: unknown) => void,
): (event: unknown) => void {
  const answer = (message: AnswerMessage) => {
    try {
      channel.post(message);
    } catch (error) {
      log(error);
      channel.post({ id: message.id, error: toErrorData(error) });
    }
  };

  channel.onMessage((message) => {
    if (!isCallMessage(message)) return;
    const { id, call, params } = message;
    void (async () => {
      try {
        answer({ id, result: await handle(call, params) });
      } catch (error) {
        if (!(error instanceof TrailcaseError)) log(error);
        answer({ id, error: toErrorData(error) });
      }
    })();
  });

  return (event) => channel.post({ event });
}

/** Any thrown thing as an error that crosses. What was not foreseen is `internal`, with its message only. */
export function toErrorData(error: unknown) {
  if (error instanceof TrailcaseError) return error.toData();
  const message = error instanceof Error ? error.message : String(error);
  return new TrailcaseError('internal', `Unexpected trouble: ${message}`).toData();
}
