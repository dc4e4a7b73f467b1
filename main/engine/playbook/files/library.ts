import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { Playbook, PlaybookList } from '../../../../shared/playbook.ts';
import { readPlaybook } from './read-playbook.ts';

/** The playbooks that are part of the program; from source and from the built output alike. */
const shippedFolder = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts')
      ? '../../../../assets/playbooks'
      : '../../../../../assets/playbooks',
    import.meta.url,
  ),
);

/** What a folder may hold, and a file: a playbook is some pages. */
const mostFiles = 1_000;
const mostBytes = 1_000_000;
const deepest = 5;

let shipped: PlaybookList | null = null;

/**
 * The playbooks that are part of the program and those of more folders (or single files), by title; and
 * what cannot be used, and why. Of two with one id the first is taken.
 */
export function listPlaybooks(folders: readonly string[] = []): PlaybookList {
  shipped ??= readFolder(shippedFolder, 'shipped');
  const all = [shipped, ...folders.map((folder) => readFolder(folder, 'own'))];
  const problems = all.flatMap((each) => each.problems);
  const taken = new Map<string, Playbook>();
  for (const playbook of all.flatMap((each) => each.playbooks)) {
    const before = taken.get(playbook.id);
    if (before === undefined) taken.set(playbook.id, playbook);
    else {
      const message = `The id "${playbook.id}" is that of "${before.title}" (${before.file}). Give this playbook another.`;
      problems.push({ file: playbook.file, line: null, message });
    }
  }
  const playbooks = [...taken.values()].sort((one, other) =>
    one.title < other.title ? -1 : one.title > other.title ? 1 : 0,
  );
  return { playbooks, problems };
}

/**
 * A playbook by its id.
 * @throws TrailcaseError `not-found`
 */
export function findPlaybook(id: string, folders: readonly string[] = []): Playbook {
  const { playbooks, problems } = listPlaybooks(folders);
  const found = playbooks.find((playbook) => playbook.id === id);
  if (found !== undefined) return found;
  const { length } = problems;
  const unread =
    length === 0 ? '' : ` ${length === 1 ? '1 problem' : `${length} problems`} kept others out.`;
  throw new TrailcaseError(
    'not-found',
    `There is no playbook "${id}".${unread} List them to see their ids.`,
  );
}

function readFolder(folder: string, origin: Playbook['origin']): PlaybookList {
  const found: PlaybookList = { playbooks: [], problems: [] };
  let files: FileBelow[];
  try {
    files = filesBelow(folder, (file) => {
      const message = `It lies more than ${deepest} folders deep and was not read. Name it by itself.`;
      found.problems.push({ file, line: null, message });
    });
  } catch (error) {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    found.problems.push({ file: folder, line: null, message: cannotRead(code) });
    return found;
  }
  if (files.length > mostFiles) {
    const message = `It holds more than ${mostFiles} files; only these were read. Name a folder of playbooks.`;
    found.problems.push({ file: folder, line: null, message });
  }
  for (const { path, name } of files.slice(0, mostFiles)) {
    const { playbook, problems } = readFile(path, name, origin);
    if (playbook !== null) found.playbooks.push(playbook);
    found.problems.push(...problems.map((problem) => ({ file: name, ...problem })));
  }
  return found;
}

function cannotRead(code: string): string {
  return `It cannot be read (${code}). Check the path and its permissions.`;
}

function readFile(path: string, file: string, origin: Playbook['origin']) {
  const unread = (message: string) => ({ playbook: null, problems: [{ line: null, message }] });
  try {
    if (statSync(path).size > mostBytes) {
      return unread(`It is larger than ${mostBytes} bytes, which no playbook is.`);
    }
    return readPlaybook(readFileSync(path, 'utf8'), { file, origin });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return unread(cannotRead(code));
  }
}

interface FileBelow {
  path: string;
  /** Its path below the folder, with `/`. */
  name: string;
}

/**
 * Files of YAML in a folder and below it, by name. Links are not followed, hidden files are left out.
 * @param tooDeep told which folder was not looked into
 */
function filesBelow(folder: string, tooDeep: (name: string) => void): FileBelow[] {
  if (statSync(folder).isFile()) return [{ path: folder, name: folder }];
  const found: FileBelow[] = [];
  const walk = (path: string, name: string, depth: number) => {
    const entries = readdirSync(path, { withFileTypes: true });
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const below = { path: join(path, entry.name), name: `${name}${entry.name}` };
      if (entry.name.startsWith('.') || found.length > mostFiles) continue;
      if (entry.isDirectory()) {
        if (depth < deepest) walk(below.path, `${below.name}/`, depth + 1);
        else tooDeep(below.name);
      } else if (entry.isFile() && /\.ya?ml$/i.test(entry.name)) found.push(below);
    }
  };
  walk(folder, '', 0);
  return found;
}
