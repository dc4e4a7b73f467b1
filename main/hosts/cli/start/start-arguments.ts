import { dirname, resolve } from 'node:path';
import { isCaseFile } from '../../workbench/index.ts';

/** What `npm start -- …` asks for. */
export interface StartArguments {
  wantsBrowser: boolean;
  /** For Electron: files with their whole paths, switches as they are given. */
  passed: string[];
  /** For the browser: the case, and the archives, which it takes on its page only. */
  casePath: string | null;
  archives: string[];
  /** For the browser: whether tenants may be called; the desktop allows it unless it is `--offline`. */
  allowLive: boolean;
  /** Folders of the archives, and where the person stands; none where no archive is given. */
  folders: string[];
  /** Why nothing is started; null where it is. */
  refusal: string | null;
}

/** Switches of Chromium that take protection away. */
const unsafe = /^--?(no|disable)-(.+-)?sandbox\b/i;

/**
 * @param args without Node and the script
 * @param current folder that a person stands in
 */
export function readStartArguments(args: readonly string[], current: string): StartArguments {
  const rest = args.filter((argument) => !['--browser', '--allow-live', ''].includes(argument));
  const passed = rest.map((each) => (each.startsWith('-') ? each : resolve(current, each)));
  const files = passed.filter((each) => !each.startsWith('-'));
  const archives = files.filter((path) => !isCaseFile(path));
  const switched = rest.find((each) => unsafe.test(each));
  return {
    wantsBrowser: args.includes('--browser'),
    passed,
    casePath: files.find(isCaseFile) ?? null,
    archives,
    allowLive: args.includes('--allow-live'),
    folders: archives.length === 0 ? [] : [...new Set([current, ...archives.map(dirname)])],
    refusal:
      switched === undefined
        ? null
        : `${switched} is not passed on: what hostile logs hold is shown inside of the sandbox. "npm start -- --browser" needs no Electron.`,
  };
}
