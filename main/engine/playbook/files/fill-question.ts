import type { Kind } from '../../../../shared/kinds.ts';
import type { PlaybookParameter } from '../../../../shared/playbook.ts';
import { type ParseContext, quote, readNetwork } from '../../../../shared/query/index.ts';
import { fillTemplate, readTemplate } from './template.ts';
import { readWindow } from './window.ts';

/** What the parameters of a playbook stand for in a run. */
export interface FilledWith {
  parameters: readonly PlaybookParameter[];
  values: Readonly<Record<string, string>>;
  /** Other names of users, by parameter. */
  names: Readonly<Record<string, readonly string[]>>;
  /** What times count from. */
  context: Omit<ParseContext, 'kind'>;
}

/** A question with its parameters filled in, or why it cannot be asked. */
export type FilledQuestion = { query: string; problem: null } | { query: null; problem: string };

/**
 * Fills the parameters of a question in. Every value stands in quotes, so that it is compared and never
 * read: in backticks, as people do not mind the case of an e-mail address.
 */
export function fillQuestion(
  template: string,
  kind: Kind | null,
  { parameters, values, names, context }: FilledWith,
): FilledQuestion {
  const problems: string[] = [];
  const query = fillTemplate(readTemplate(template).pieces, ({ name, names: all }) => {
    const parameter = parameters.find((each) => each.name === name);
    const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
    if (parameter === undefined) {
      problems.push(`There is no parameter "${name}".`);
      return '';
    }
    if (parameter.type === 'window') {
      const window = readWindow(value, kind, context);
      if ('text' in window) return window.text;
      problems.push(window.problem);
      return '';
    }
    if (value === '') {
      problems.push(`No value for ${parameter.title} (${name}). Give one to ask this.`);
      return '';
    }
    if (!all) return writeValue(parameter, value);
    const others = Object.hasOwn(names, name) ? (names[name] ?? []) : [];
    return [value, ...others].map((each) => writeValue(parameter, each)).join(', ');
  });
  const [problem] = problems;
  return problem === undefined ? { query, problem: null } : { query: null, problem };
}

/** A block of addresses stands as it is, since it means all of them; it is made of digits, letters, dots, colons and a slash. */
function writeValue({ type }: PlaybookParameter, value: string): string {
  return type === 'address' && isBlock(value) ? value : quote(value, '`');
}

function isBlock(value: string): boolean {
  return value.includes('/') && readNetwork(value) !== null;
}
