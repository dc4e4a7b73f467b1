import { readFileSync } from 'node:fs';

/** Name and version of this program, as package.json has them; from source and when built alike. */
export function toolVersion(): string {
  const depth = import.meta.url.endsWith('.ts') ? '../../..' : '../../../..';
  const text = readFileSync(new URL(`${depth}/package.json`, import.meta.url), 'utf8');
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  return `${name} ${version}`;
}
