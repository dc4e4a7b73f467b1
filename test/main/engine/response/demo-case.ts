import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { createEngine } from '../../../../main/engine/index.ts';
import type { Engine } from '../../../../shared/contract.ts';
import { importFiles } from '../../../helpers/engines.ts';

const demo = fileURLToPath(new URL('../../../../assets/demo/', import.meta.url));

/** One case with the archives of the demo for all tests of a block, which read it only. */
export function useDemo(): () => Engine {
  const folder = mkdtempSync(join(tmpdir(), 'trailcase-demo-'));
  const engine = createEngine();
  beforeAll(async () => {
    await engine.call('case.open', { path: join(folder, 'demo.trailcase'), create: true });
    const archives = readdirSync(demo).filter((name) => !name.endsWith('.md'));
    await importFiles(
      engine,
      archives.map((name) => `${demo}${name}`),
      { zone: 'UTC' },
    );
  }, 60_000);
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => engine;
}
