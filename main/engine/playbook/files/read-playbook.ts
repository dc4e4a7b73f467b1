import type { Playbook } from '../../../../shared/playbook.ts';
import { checkPlaybook } from './check-playbook.ts';
import { playbookSchema } from './playbook-schema.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

/** Why the file of a playbook cannot be used, and the line from 1. */
export interface FileProblem {
  line: number | null;
  message: string;
}

/** A playbook, or everything that is wrong with its file. */
export type ReadPlaybook =
  | { playbook: Playbook; problems: [] }
  | { playbook: null; problems: FileProblem[] };

/** Problems of one file that are told. */
const mostProblems = 20;

/**
 * Reads the file of a playbook. It is taken only when all of it can be: every question must be readable
 * and every branch must lead somewhere.
 * @param file its path below its folder, with `/`
 */
export function readPlaybook(
  text: string,
  { file, origin }: Pick<Playbook, 'file' | 'origin'>,
): ReadPlaybook {
  const yaml = readYaml(text);
  if (yaml.problems.length > 0) return refused(yaml.problems);
  const checked = playbookSchema.safeParse(yaml.data);
  if (!checked.success) return refused(checked.error.issues.flatMap((each) => say(each, yaml)));
  const playbook: Playbook = { ...checked.data, origin, file };
  const problems = checkPlaybook(playbook).map(({ path, message }) => ({
    line: yaml.lineOf(path),
    message,
  }));
  return problems.length > 0 ? refused(problems) : { playbook, problems: [] };
}

function refused(problems: FileProblem[]): ReadPlaybook {
  const told = problems.slice(0, mostProblems);
  const more = problems.length - told.length;
  if (more > 0) told.push({ line: null, message: `There are ${more} more problems.` });
  return { playbook: null, problems: told };
}

interface Issue {
  code?: string | undefined;
  path: PropertyKey[];
  message: string;
}

/** What the schema found, in words. */
function say(issue: Issue, yaml: YamlText): FileProblem[] {
  const place = nameOf(issue.path);
  const detail = issue as Issue & {
    expected?: string;
    values?: readonly unknown[];
    keys?: readonly string[];
    format?: string;
    pattern?: string;
    minimum?: number;
    maximum?: number;
    origin?: string;
    input?: unknown;
  };
  if (issue.code === 'unrecognized_keys') {
    return (detail.keys ?? []).map((key) => ({
      line: yaml.lineOfKey(issue.path, key),
      message: `There is no "${key}" in ${place}. Check its spelling, or take it out.`,
    }));
  }
  const line = yaml.lineOf(issue.path);
  const tell = (rest: string) => [{ line, message: `${capital(place)} ${rest}.` }];
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(yaml.data, issue.path) === undefined
        ? tell('is missing. Add it')
        : tell(`must be ${article(detail.expected ?? 'value')}`);
    case 'invalid_value':
      return tell(`must be one of ${(detail.values ?? []).join(', ')}`);
    case 'invalid_key':
      return tell(`has a key that is none of its words`);
    case 'too_small':
      return tell('is empty. Fill it or take it out');
    case 'too_big':
      return tell(`is too long: at most ${detail.maximum}`);
    case 'invalid_format':
      return tell(
        issue.path.at(-1) === 'name' || issue.path.at(-1) === 'for'
          ? 'must be letters and digits, a small letter first: accountName'
          : 'must be small letters, digits and hyphens: sign-ins',
      );
    default:
      return tell(`cannot be taken: ${issue.message}`);
  }
}

/** `steps 2, branches`: positions count from 1. */
function nameOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the playbook';
  const words: string[] = [];
  for (const part of path) {
    if (typeof part === 'number') words[words.length - 1] += ` ${part + 1}`;
    else words.push(String(part));
  }
  return words.join(', ');
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (at === null || typeof at !== 'object' ? undefined : Reflect.get(at, key)),
    data,
  );
}

function article(type: string): string {
  const words: Readonly<Record<string, string>> = {
    string: 'a text (put it in quotes)',
    boolean: 'true or false',
    array: 'a list',
    object: 'a map',
    record: 'a map',
  };
  return words[type] ?? `a ${type}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
