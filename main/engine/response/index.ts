export type { Evidence } from './evidence.ts';
export { resolveTarget } from './resolve-target.ts';
