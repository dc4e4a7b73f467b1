import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

/**
 * Gives each test a folder of its own, removed afterwards.
 * @returns a function that gives a path in the folder, writing `content` to it where some is given
 */
export function useTempFolder(): (name: string, content?: string | Uint8Array) => string {
  let folder: string | null = null;
  afterEach(() => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
    folder = null;
  });
  return (name, content) => {
    folder ??= mkdtempSync(join(tmpdir(), 'trailcase-'));
    const path = join(folder, name);
    if (content !== undefined) writeFileSync(path, content);
    return path;
  };
}
