export { type Handler, makeAnswerer, toErrorData } from './answerer.ts';
export { type Caller, makeCaller } from './caller.ts';
export type { Channel } from './channel.ts';
export { connectEngine, serveEngine } from './engine-line.ts';
export { connectPage } from './host-line.ts';
