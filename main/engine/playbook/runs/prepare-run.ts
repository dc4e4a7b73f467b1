import { TrailcaseError } from '../../../../shared/errors.ts';
import type { Playbook } from '../../../../shared/playbook.ts';
import { otherNames } from '../../entities/index.ts';
import { contextOf, type StatedContext, stateContext } from '../../query/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import { readWindow } from '../files/window.ts';
import { readStoredRun } from './stored-run.ts';

/** A run that can be started. */
export interface PreparedRun extends StatedContext {
  playbook: Playbook;
  parameters: Record<string, string>;
  names: Record<string, string[]>;
}

/** Other names of a user that are asked for. */
const mostNames = 20;

/**
 * Checks the values for a playbook's parameters and looks up what else the case calls its users.
 * @throws TrailcaseError `bad-request` for a value that is missing, not asked for, or no time; for a time that
 *   is none and `bad-zone` for an unknown zone
 */
export function prepareRun(
  db: ReadableCase,
  playbook: Playbook,
  given: Readonly<Record<string, string>>,
  when: { asOf?: string | undefined; zone?: string | undefined },
): PreparedRun {
  const stated = stateContext(db, when);
  const parameters: Record<string, string> = {};
  for (const { name, title, value, required, type } of playbook.parameters) {
    const text = (Object.hasOwn(given, name) ? (given[name] ?? '') : value).trim();
    if (text === '' && required && type !== 'window') {
      throw new TrailcaseError(
        'bad-request',
        `${title} (${name}) is missing. Give a value for it.`,
      );
    }
    parameters[name] = text;
  }
  checkValues(playbook, given, parameters, stated);
  return { playbook, parameters, names: namesOf(db, playbook, parameters), ...stated };
}

/** The same for values that were learnt while a run was going on: only those that are given. */
export function prepareValues(
  db: ReadableCase,
  run: number,
  given: Readonly<Record<string, string>>,
): Pick<PreparedRun, 'parameters' | 'names'> {
  const { playbook, detail } = readStoredRun(db, run);
  const parameters = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, value.trim()]),
  );
  for (const { name, title, required, type } of playbook.parameters) {
    if (parameters[name] === '' && required && type !== 'window') {
      throw new TrailcaseError('bad-request', `${title} (${name}) cannot be taken away.`);
    }
  }
  checkValues(playbook, given, parameters, detail);
  return { parameters, names: namesOf(db, playbook, parameters) };
}

function checkValues(
  { title, parameters: known }: Playbook,
  given: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
  stated: StatedContext,
): void {
  const unknown = Object.keys(given).find((name) => !known.some((each) => each.name === name));
  if (unknown !== undefined) {
    const names = known.map(({ name }) => name).join(', ') || 'none';
    throw new TrailcaseError(
      'bad-request',
      `"${title}" has no parameter "${unknown}". It has: ${names}.`,
    );
  }
  for (const { name, type } of known) {
    if (type !== 'window' || values[name] === undefined) continue;
    const window = readWindow(values[name], null, contextOf(stated));
    if ('problem' in window) throw new TrailcaseError('bad-request', window.problem);
  }
}

/** What sessions, grants and sign-ins call the users besides: a numeric id, a user name. */
function namesOf(
  db: ReadableCase,
  { parameters }: Playbook,
  values: Readonly<Record<string, string>>,
): Record<string, string[]> {
  const users = parameters.filter(({ name, type }) => type === 'user' && values[name]);
  return Object.fromEntries(
    users.map(({ name }) => [
      name,
      otherNames(db, 'actor', values[name] ?? '').slice(0, mostNames),
    ]),
  );
}
