import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import { trailcase } from '../../../helpers/command-line.ts';

const demo = fileURLToPath(new URL('../../../../assets/demo/', import.meta.url));

/** Who did most in the demo. */
export const administrator = 'jonas.keller@acme.example';

/** A case with what the demo tells of accounts, imported once for all tests of a file; in a folder of its own. */
export function useDemoAccounts(): { path: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'trailcase-demo-'));
  const path = join(folder, 'demo.trailcase');
  beforeAll(async () => {
    const files = ['audit.json', 'events.ndjson.gz', 'sessions.json', 'grants.csv'];
    const { code } = await trailcase('import', path, ...files.map((name) => join(demo, name)));
    expect(code).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { path, folder };
}
