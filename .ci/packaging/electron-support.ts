import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Fails where the pinned Electron is not the newest of its major, or its major is not one of the three that
 * get fixes. Needs the network; run before a release.
 * Source: electronjs.org/docs/latest/tutorial/electron-timelines
 */
const project = fileURLToPath(new URL('../..', import.meta.url));
const { devDependencies } = JSON.parse(readFileSync(`${project}/package.json`, 'utf8')) as {
  devDependencies: { electron: string };
};
const answer = await fetch('https://registry.npmjs.org/electron', {
  headers: { accept: 'application/vnd.npm.install-v1+json' },
});
if (!answer.ok) throw new Error(`The registry answered ${answer.status}.`);
const { versions } = (await answer.json()) as { versions: Record<string, unknown> };

const released = Object.keys(versions)
  .filter((version) => /^\d+\.\d+\.\d+$/.test(version))
  .map((version) => version.split('.').map(Number))
  .sort(([a = 0, b = 0, c = 0], [x = 0, y = 0, z = 0]) => x - a || y - b || z - c);
const majors = [...new Set(released.map(([major]) => major))].slice(0, 3);
const [major] = devDependencies.electron.split('.').map(Number);
const newest = released.find(([each]) => each === major)?.join('.');

if (!majors.includes(major)) {
  throw new Error(`Electron ${major} gets no fixes any more: ${majors.join(', ')} do.`);
}
if (newest !== devDependencies.electron) {
  throw new Error(
    `Electron ${devDependencies.electron} is not the newest of its major: ${newest}.`,
  );
}
process.stdout.write(`Electron ${newest} is current; supported: ${majors.join(', ')}.\n`);
