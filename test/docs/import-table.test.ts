import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { useTempFolder } from '../helpers/temp-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const place = useTempFolder();

/** Lints one file with one import, with the project's own rules. */
function isRefused(file: string, specifier: string, name = 'a'): boolean {
  const path = place(`tree/${file}`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `import { ${name} } from '${specifier}';\nexport const b = ${name};\n`);
  const config = readFileSync(`${root}/biome.json`, 'utf8');
  writeFileSync(
    place('tree/biome.json'),
    config.replace('"./node_modules', `"${root}/node_modules`),
  );
  try {
    execFileSync(process.execPath, [`${root}/node_modules/@biomejs/biome/bin/biome`, 'lint', '.'], {
      cwd: place('tree'),
      stdio: 'pipe',
    });
    return false;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: Buffer; stderr: Buffer };
    expect(`${stdout}${stderr}`).toContain('noRestrictedImports');
    return true;
  }
}

describe('the import table', () => {
  it.each([
    ['main/hosts/electron/a.ts', true],
    ['main/hosts/electron/guarded-ipc.ts', false],
  ])('lets only the guarded door listen to pages: %s', (file, refused) => {
    expect(isRefused(file, 'electron', 'ipcMain')).toBe(refused);
  });

  it.each([
    ['shared/a.ts', 'node:fs'],
    ['shared/a.ts', '../main/engine/index.ts'],
    ['main/engine/read/a.ts', '../store/index.ts'],
    ['main/engine/sources/a.ts', '../query/index.ts'],
    ['main/engine/store/a.ts', '../ingest/index.ts'],
    ['main/engine/ingest/a.ts', '../query/index.ts'],
    ['main/engine/query/a.ts', '../store/custody.ts'],
    ['main/engine/marks/a.ts', '../query/index.ts'],
    ['main/engine/marks/a.ts', '../store/custody.ts'],
    ['main/engine/query/a.ts', '../marks/notes.ts'],
    ['main/engine/store/a.ts', '../marks/index.ts'],
    ['main/engine/verify/a.ts', '../query/index.ts'],
    ['main/engine/entities/a.ts', '../store/custody.ts'],
    ['main/engine/entities/a.ts', '../marks/index.ts'],
    ['main/engine/query/a.ts', '../entities/index.ts'],
    ['main/engine/geo/a.ts', '../entities/index.ts'],
    ['main/engine/detect/a.ts', '../marks/index.ts'],
    ['main/engine/detect/a.ts', '../playbook/index.ts'],
    ['main/engine/response/a.ts', '../playbook/index.ts'],
    ['main/engine/playbook/a.ts', '../report/index.ts'],
    ['main/engine/report/a.ts', '../verify/index.ts'],
    ['main/engine/report/a.ts', '../store/custody.ts'],
    ['renderer/a.ts', '../main/engine/index.ts'],
    ['renderer/features/table/a.ts', 'node:fs'],
    ['main/engine/coordinator/a.ts', '../store/custody.ts'],
    ['main/engine/read/a.ts', 'electron'],
    ['main/hosts/cli/a.ts', '../../engine/store/index.ts'],
    ['main/hosts/cli/commands/a.ts', '../../../engine/coordinator/engine.ts'],
    ['main/hosts/electron/a.ts', '../../engine/coordinator/engine.ts'],
    ['main/hosts/web/a.ts', 'electron'],
    ['main/hosts/workbench/a.ts', 'electron'],
    ['renderer/a.ts', 'electron'],
    ['preload/a.cts', '../main/hosts/web/index.ts'],
  ])('refuses in %s the import of %s', (file, specifier) => {
    expect(isRefused(file, specifier)).toBe(true);
  });

  it.each([
    ['shared/rpc/a.ts', '../kinds.ts'],
    ['main/engine/read/a.ts', '../../../shared/kinds.ts'],
    ['main/engine/sources/propose/a.ts', '../../../../shared/query/index.ts'],
    ['main/engine/ingest/a.ts', '../store/index.ts'],
    ['main/engine/query/a.ts', '../read/index.ts'],
    ['main/engine/marks/a.ts', '../store/index.ts'],
    ['main/engine/query/a.ts', '../marks/index.ts'],
    ['main/engine/coordinator/a.ts', '../verify/index.ts'],
    ['main/engine/coordinator/a.ts', '../entities/index.ts'],
    ['main/engine/entities/a.ts', '../store/index.ts'],
    ['main/engine/entities/a.ts', '../../../shared/query/index.ts'],
    ['renderer/features/table/a.ts', '../../../shared/case.ts'],
    ['main/hosts/cli/a.ts', '../../engine/index.ts'],
    ['main/hosts/electron/a.ts', 'electron'],
    ['main/hosts/electron/a.ts', '../../engine/index.ts'],
    ['preload/a.cts', '../shared/desktop.ts'],
    ['main/hosts/cli/commands/a.ts', '../../../../shared/case.ts'],
  ])('allows in %s the import of %s', (file, specifier) => {
    expect(isRefused(file, specifier)).toBe(false);
  });
});
