import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { fuses } from './fuses.ts';

/**
 * Starts the packaged release build as it is, without a test tool: it must import, verify and show its page,
 * its fuses must be set, and it must not run as Node.
 */
const project = fileURLToPath(new URL('../..', import.meta.url));
const output = join(project, 'out', 'package');
const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
  version: string;
};

/** Where each system's unpacked build has its program. */
const programs: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'trailcase',
  win32: 'Trailcase.exe',
  darwin: 'Trailcase.app/Contents/MacOS/Trailcase',
};

const program = readdirSync(output)
  .map((folder) => join(output, folder, programs[process.platform] ?? ''))
  .find((path) => existsSync(path) && runsHere(path));
if (program === undefined) throw new Error(`There is no build for this machine in ${output}.`);

const wire = await getCurrentFuseWire(program);
for (const [fuse, on] of Object.entries(fuses)) {
  const state = wire[Number(fuse) as FuseV1Options];
  if (state !== (on ? FuseState.ENABLE : FuseState.DISABLE)) {
    throw new Error(`Fuse ${FuseV1Options[Number(fuse)]} is not set as it must be.`);
  }
}

const asNode = start(['-e', 'console.log("ran as node")', '--smoke-test'], {
  ELECTRON_RUN_AS_NODE: '1',
});
if (asNode.stdout.includes('ran as node')) throw new Error('The build runs as Node.');

const { status, stdout, stderr } = start(['--smoke-test'], {});
if (status !== 0 || !stdout.includes(`smoke: ok ${version}`)) {
  throw new Error(`The build does not work (${status}):\n${stdout}\n${stderr}`);
}
process.stdout.write(stdout);

function start(args: string[], env: Record<string, string>) {
  const [command, ...first] = needsScreen() ? ['xvfb-run', '-a', program ?? ''] : [program ?? ''];
  return spawnSync(command ?? '', [...first, ...args], {
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, ...env },
  });
}

function needsScreen(): boolean {
  return process.platform === 'linux' && process.env.DISPLAY === undefined;
}

/** Builds for both processors lie beside each other; the one of this machine is not called arm64 on x64. */
function runsHere(path: string): boolean {
  return path.includes('arm64') === (process.arch === 'arm64');
}
