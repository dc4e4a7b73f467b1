import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { answerKey } from './answer-key.ts';
import { demoArchives } from './archives.ts';
import { readmeText } from './readme-text.ts';
import { tellStory } from './story.ts';

/**
 * Writes the demo archives and their README into a folder, `assets/demo` when run as a program:
 * `node test/demo/generate-demo.ts [FOLDER]`. Every run gives the same content.
 * @returns the names of the files
 */
export function generateDemo(folder: string): string[] {
  const archives = demoArchives(tellStory());
  const readme = { name: 'README.md', content: Buffer.from(readmeText(archives, answerKey)) };
  mkdirSync(folder, { recursive: true });
  for (const { name, content } of [...archives, readme]) writeFileSync(join(folder, name), content);
  return [...archives, readme].map(({ name }) => name);
}

/** Where the committed demo archives are. */
export const demoFolder = fileURLToPath(new URL('../../assets/demo/', import.meta.url));

const [, program = '', folder = demoFolder] = process.argv;
if (import.meta.url === pathToFileURL(program).href) {
  console.log(generateDemo(folder).join('\n'));
}
