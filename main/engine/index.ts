export { createEngine } from './coordinator/engine.ts';
export { portChannel } from './threads/index.ts';
