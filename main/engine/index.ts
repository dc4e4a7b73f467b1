export { createEngine } from './coordinator/engine.ts';
export type { LiveHost } from './live/index.ts';
export { portChannel } from './threads/index.ts';
