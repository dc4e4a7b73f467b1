import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const engine = new URL('../../../../main/engine/index.ts', import.meta.url).href;

/** The packages that a process has loaded after it ran a program with the engine. */
function loadedAfter(program: string): string {
  const script = `
    import { createRequire } from 'node:module';
    const { createEngine } = await import('${engine}');
    const engine = createEngine();
    ${program}
    await engine.close();
    const loaded = Object.keys(createRequire('${engine}').cache);
    console.log(loaded.some((name) => name.includes('undici')));
  `;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  return stdout.trim();
}

it('an engine that calls nobody, and lists what could be called, does not load the network', () => {
  expect(loadedAfter("await engine.call('connector.list', {});")).toBe('false');
  expect(loadedAfter("await import('undici');")).toBe('true');
});
