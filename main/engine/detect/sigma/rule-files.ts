import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RuleProblem } from '../../../../shared/detection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { problemAt } from './rule-trouble.ts';
import { largestFile } from './yaml-documents.ts';

/** The rules that are part of the program; from source and from the built output alike. */
export const shippedRules = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../../../assets/rules' : '../../../../../assets/rules',
    import.meta.url,
  ),
);

/** A file of rules. */
export interface RuleFile {
  /** Path below its folder, with `/`. */
  file: string;
  text: string;
}

/** Folders in folders that are looked into, and files that are read. */
const mostLevels = 50;
const mostFiles = 20_000;

/**
 * Reads the YAML files of a folder and those below it, in the order of their paths. Links are not
 * followed. What cannot be read is a problem; the others are read.
 *
 * @throws TrailcaseError `file-unreadable` where the folder itself cannot be looked into
 */
export function readRuleFiles(folder: string): { files: RuleFile[]; problems: RuleProblem[] } {
  const files: RuleFile[] = [];
  const problems: RuleProblem[] = [];
  const tell = (file: string, message: string) =>
    problems.push(problemAt(file, null, null, message));
  const walk = (path: string, name: string, level: number) => {
    for (const entry of entriesOf(path, name, tell)) {
      const named = name === '' ? entry.name : `${name}/${entry.name}`;
      const at = join(path, entry.name);
      if (entry.isDirectory()) {
        if (level < mostLevels) walk(at, named, level + 1);
        else tell(named, `This folder lies more than ${mostLevels} folders deep and was not read.`);
      } else if (entry.isFile() && /\.ya?ml$/i.test(entry.name)) {
        if (files.length === mostFiles) {
          tell(named, `There are more than ${mostFiles} files of rules. This one was not read.`);
          return;
        }
        const text = textOf(at);
        if (typeof text === 'string') files.push({ file: named, text });
        else tell(named, text.trouble);
      }
    }
  };
  checkFolder(folder);
  walk(folder, '', 1);
  return { files, problems };
}

function checkFolder(folder: string): void {
  try {
    readdirSync(folder);
  } catch (error) {
    throw new TrailcaseError(
      'file-unreadable',
      `The folder of rules ${folder} cannot be looked into (${reasonOf(error)}). Check the path and its permissions.`,
      { folder },
      error,
    );
  }
}

function entriesOf(
  path: string,
  name: string,
  tell: (file: string, message: string) => void,
): Dirent[] {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    tell(name, `This folder cannot be looked into (${reasonOf(error)}). Check its permissions.`);
    return [];
  }
}

function textOf(path: string): string | { trouble: string } {
  try {
    const { size } = statSync(path);
    if (size > largestFile) {
      return { trouble: `This file is larger than ${largestFile / 1024} KiB. Split it.` };
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError) {
      return { trouble: 'This file is not UTF-8 text. Save it as UTF-8.' };
    }
    return { trouble: `This file cannot be read (${reasonOf(error)}). Check its permissions.` };
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'EACCES' || code === 'EPERM' ? 'no permission' : (code ?? message);
}
