import { parentPort } from 'node:worker_threads';
import { type Handler, makeAnswerer } from '../../../shared/rpc/index.ts';
import { portChannel } from './port-channel.ts';

/**
 * Makes this thread answer the calls of the thread that started it.
 * @returns a function that sends an event to that thread
 */
export function serveThread(handle: Handler): (event: unknown) => void {
  if (parentPort === null) throw new Error('this file is the entry of a thread');
  return makeAnswerer(portChannel(parentPort), handle, (error) => console.error(error));
}
