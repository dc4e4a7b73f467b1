import type { Engine } from '../../../shared/contract.ts';
import { createEngine } from '../../engine/index.ts';

/** Opens a case, does something with it and closes it, whatever happens. */
export async function withCase<T>(
  path: string,
  work: (engine: Engine) => Promise<T>,
  create = false,
): Promise<T> {
  const engine = createEngine();
  try {
    await engine.call('case.open', { path, create });
    return await work(engine);
  } finally {
    await engine.close();
  }
}
