import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { useTempFolder } from '../helpers/temp-folder.ts';

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  env?: Record<string, string>;
}

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<
    string,
    { permissions?: Record<string, string>; env?: Record<string, string>; steps: Step[] }
  >;
}

const file = fileURLToPath(new URL('../../.github/workflows/release.yml', import.meta.url));
const workflow = parse(readFileSync(file, 'utf8')) as Workflow;
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const packaging = steps.find((step) => step.run?.includes('npm run package'));
const place = useTempFolder();

describe('the release', () => {
  it('may write in no job but the one that drafts it', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const [name, { permissions }] of Object.entries(workflow.jobs)) {
      expect(permissions, name).toEqual(name === 'publish' ? { contents: 'write' } : undefined);
    }
  });

  it('uses actions of one major version each', () => {
    const used = steps.flatMap((step) => step.uses ?? []);
    expect(used.filter((each) => !/^actions\/[a-z-]+@v\d+$/.test(each))).toEqual([]);
  });

  it('shows the secrets of signing to no step but the one that signs', () => {
    const readers = steps.filter((step) =>
      Object.values(step.env ?? {}).some(
        (value) => /secrets\./.test(value) && !/^\$\{\{ secrets\.\w+ != '' \}\}$/.test(value),
      ),
    );
    expect(readers).toEqual([packaging]);
    expect(Object.values(workflow.jobs).flatMap((job) => Object.keys(job.env ?? {}))).toEqual([]);
  });

  it('gives each system the certificate that is meant for it', () => {
    expect(packaging?.env?.CSC_LINK).toContain("runner.os == 'macOS'");
    expect(packaging?.env?.WIN_CSC_LINK).toContain("runner.os == 'Windows'");
  });
});

/** Runs the step that packages with an `npm` that only says in which environment it was started. */
function environmentOfPackaging(secrets: Record<string, string>): Record<string, string> {
  const npm = place('npm', '#!/bin/sh\nexec env\n');
  chmodSync(npm, 0o755);
  const unset = Object.fromEntries(Object.keys(packaging?.env ?? {}).map((name) => [name, '']));
  const printed = execFileSync('bash', ['--norc', '-eo', 'pipefail', '-c', packaging?.run ?? ''], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: `${dirname(npm)}${delimiter}${process.env.PATH}`,
      RUNNER_TEMP: place(''),
      ...unset,
      ...secrets,
    },
  });
  return Object.fromEntries(
    printed.split('\n').map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}

describe.skipIf(process.platform === 'win32')('packaging for the release', () => {
  it('has no empty secret: electron-builder takes it for a file of no name', () => {
    const names = Object.keys(environmentOfPackaging({}));
    expect(names).toContain('PATH');
    expect(names.filter((name) => name in (packaging?.env ?? {}))).toEqual([]);
  });

  it('hands certificates on, and the key of notarisation as the file that is wanted', () => {
    const given = environmentOfPackaging({ CSC_LINK: 'certificate', APPLE_API_KEY: 'key text' });
    expect(given.CSC_LINK).toBe('certificate');
    expect(readFileSync(given.APPLE_API_KEY ?? '', 'utf8')).toBe('key text');
  });
});
