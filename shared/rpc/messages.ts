import type { ErrorData } from '../errors.ts';

/** A call on its way. `id` is unique among the caller's open calls. */
export interface CallMessage {
  id: number;
  call: string;
  params: unknown;
}

/** The answer to a call: exactly one for each. */
export type AnswerMessage = { id: number; result: unknown } | { id: number; error: ErrorData };

/** Something told without being asked. */
export interface EventMessage {
  event: unknown;
}

export function isCallMessage(message: unknown): message is CallMessage {
  return isObject(message) && typeof message.id === 'number' && typeof message.call === 'string';
}

export function isAnswerMessage(message: unknown): message is AnswerMessage {
  return isObject(message) && typeof message.id === 'number' && !('call' in message);
}

export function isEventMessage(message: unknown): message is EventMessage {
  return isObject(message) && 'event' in message;
}

function isObject(message: unknown): message is Record<string, unknown> {
  return typeof message === 'object' && message !== null;
}
