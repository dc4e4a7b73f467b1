import type { Connection, ConnectorSummary } from '../../../shared/connection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';

/** What a path may need besides the tenant. */
export type PathValues = Partial<Record<'id' | 'user' | 'job' | 'event', string>>;

/**
 * A path of a connector by its name, or the one that the connection has in its place, with `{tenant}` and the other
 * values filled in escaped. Nothing that is filled in can lead to another path.
 * @throws {TrailcaseError} `bad-request` where there is no such path or it asks for a value that is not there; `not-allowed` where
 *   a value cannot be part of a path
 */
export function pathOf(
  { name: called, paths, tenant }: Connection,
  summary: ConnectorSummary,
  name: string,
  values: PathValues = {},
): string {
  const own = summary.paths.find((each) => each.name === name);
  const template = paths[name] ?? own?.template;
  if (template === undefined) {
    throw new TrailcaseError(
      'bad-request',
      `${summary.title} has no path of its own for "${name}". Enter one in the connection "${called}", as its documentation has it.`,
    );
  }
  if (!template.startsWith('/')) {
    throw new TrailcaseError(
      'bad-request',
      `The path "${name}" of the connection "${called}" does not begin with "/". It stands behind the connection's address; correct it.`,
    );
  }
  const known: Record<string, string | undefined> = { ...values, tenant };
  return template.replace(/\{(\w+)\}/g, (_, word: string) => {
    const value = Object.hasOwn(known, word) ? known[word] : undefined;
    if (value === undefined || value === '') {
      throw new TrailcaseError(
        'bad-request',
        `The path "${name}" of the connection "${called}" needs {${word}}, and there is none. ${word === 'tenant' ? `Enter it: ${summary.tenantTitle ?? 'Tenant'}.` : 'Correct the path.'}`,
      );
    }
    // Such a segment is taken as a step up, escaped or not.
    if (value === '.' || value === '..') {
      throw new TrailcaseError(
        'not-allowed',
        `"${value}" cannot stand for {${word}} in the path "${name}": it would lead to another path. Do this by hand.`,
      );
    }
    return escaped(value, word, name);
  });
}

function escaped(value: string, word: string, name: string): string {
  if (value.isWellFormed()) return encodeURIComponent(value);
  throw new TrailcaseError(
    'not-allowed',
    `What stands for {${word}} in the path "${name}" is no valid text. Do this by hand.`,
  );
}
