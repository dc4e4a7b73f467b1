import { join } from 'node:path';
import { shippedPackages } from '../shipped-packages.ts';
import { isAllowed } from './allowed-licences.ts';
import { licenceOfPackage, type Notice } from './licence-of-package.ts';
import { shippedData } from './shipped-data.ts';

/** Compiled into the native module of better-sqlite3, which comes compiled: headers of this package. */
const compiledIn = ['node_modules/node-addon-api'];

const head = `Third-party notices of Trailcase

Trailcase is under the MIT licence, see LICENSE. What follows was made by others and is part of it:
of its page, of its engine and command line, and of the data that it brings. Electron, where the
program came with it, brings notices of its own and of Chromium: LICENSE.electron.txt and
LICENSES.chromium.html beside the program.`;

/**
 * The text of THIRD-PARTY-NOTICES.txt: everything of others that is handed out, each with its licence. The same
 * text for the same packages. Those under word for word the same terms stand together.
 * @param project folder of the project
 * @param inPage folders of the packages that are built into the page
 * @throws where something has no licence text, or a licence that is not allowed: names all of it
 */
export function makeNotices(project: string, inPage: Iterable<string>): string {
  const folders = new Set([
    ...[...shippedPackages(project), ...compiledIn].map((path) => join(project, path)),
    ...inPage,
  ]);
  const packages = [...folders].map(licenceOfPackage);
  const data = shippedData(project);
  const troubles = [...troublesOf(packages, false), ...troublesOf(data, true)];
  if (troubles.length > 0) {
    throw new Error(`What cannot be handed out as it is:\n${[...troubles].sort().join('\n')}`);
  }
  return `${[head, ...sections(packages), ...sections(data)].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** What is wrong with some of what is shipped, a line each. */
export function troublesOf(notices: readonly Notice[], isData: boolean): string[] {
  return notices.flatMap(({ name, licence, text }) => [
    ...(text === ''
      ? [
          `${name} has no licence text: put it into .ci/packaging/notices/texts, from its repository.`,
        ]
      : []),
    ...(isAllowed(licence, isData)
      ? []
      : [`${name} is under ${licence === '' ? 'no licence' : licence}: do without it.`]),
  ]);
}

/** Sections in the order of the names; what has the same terms is named together. */
function sections(notices: readonly Notice[]): string[] {
  const named = new Map<string, string[]>();
  for (const { name, licence, text } of notices) {
    const terms = `${licence}\n\n${text}`;
    named.set(terms, [...(named.get(terms) ?? []), name]);
  }
  return [...named]
    .map(([terms, names]) => `${[...new Set(names)].sort(byLetters).join('\n')}\nLicence: ${terms}`)
    .sort(byLetters);
}

/** By the letters' numbers: the same order on every machine. */
function byLetters(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
