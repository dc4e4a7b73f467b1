export { portChannel } from './port-channel.ts';
export { serveThread } from './serve-thread.ts';
export { startThread, type Thread } from './start-thread.ts';
