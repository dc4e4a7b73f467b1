import { existsSync } from 'node:fs';
import { stderr } from 'node:process';
import { type Command, Option } from 'commander';
import { type Connection, type ConnectionPlace, secretNameOf } from '../../../shared/connection.ts';
import type { Engine } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { createEngine } from '../../engine/index.ts';
import { configFolder, KeptConnections } from '../workbench/index.ts';
import { destinationOf, secretPlaces, TerminalSecrets } from './connection-secret.ts';
import { complain, oneLine } from './output.ts';

/** Options of every command that calls a tenant. */
export interface LiveOptions {
  keyFile?: string;
  connectionFrom?: ConnectionPlace;
}

/** Adds `--key-file` and `--connection-from`. */
export function addLiveOptions(command: Command): Command {
  return command
    .option(
      '--key-file <file>',
      'file that holds the secret of the connection; only its owner may read it (mode 0600)',
    )
    .addOption(
      new Option(
        '--connection-from <place>',
        'take the connection that is kept in the case, or that of this user',
      ).choices(['case', 'user']),
    );
}

/** The connections that this user keeps for every case. */
export function keptConnections(): KeptConnections {
  return new KeptConnections(configFolder(), (trouble) => complain(String(trouble)));
}

/**
 * Opens a case and does something over a connection, whose secret the engine gets when it asks for it; closes the case,
 * whatever happens. Says on a terminal where the secret goes.
 * @param path null where no case is needed
 * @param name of the connection, or its id: of this user, or in the case
 * @param files that were named on the command line besides
 */
export async function withLiveCase<T>(
  path: string | null,
  name: string,
  { keyFile, connectionFrom }: LiveOptions,
  work: (engine: Engine, connection: Connection) => Promise<T>,
  create = false,
  files: readonly string[] = [],
): Promise<T> {
  const secrets = new TerminalSecrets(secretPlaces(keyFile), files);
  const engine = createEngine(secrets);
  try {
    const own = keptConnections().list();
    if (path === null) return await on(findConnection(name, own, [], connectionFrom), own);
    // A name that nobody knows shall leave no empty case behind.
    if (create && !existsSync(path)) findConnection(name, own, [], connectionFrom);
    await engine.call('case.open', { path, create });
    const inCase = await engine.call('connection.list', {});
    const all = [...own, ...inCase];
    return await on(findConnection(name, own, inCase, connectionFrom), all);
  } finally {
    await engine.close();
  }

  async function on(connection: Connection, all: readonly Connection[]): Promise<T> {
    secrets.use(connection, all);
    if (stderr.isTTY) {
      stderr.write(`${oneLine(connection.name)} at ${destinationOf(connection)}\n`);
    }
    // Now, before a line of progress stands where a person types.
    if (connection.auth.kind !== 'none') await secrets.secret(secretNameOf(connection));
    return await work(engine, connection);
  }
}

/**
 * The connection of a name or id. One in a case may come from somebody else: where both places have one of that name and
 * they lead to different places, which it is has to be said.
 * @throws {TrailcaseError} `not-found`, `bad-request`
 */
export function findConnection(
  name: string,
  own: readonly Connection[],
  inCase: readonly Connection[],
  from?: ConnectionPlace,
): Connection {
  const named = (each: Connection) => each.name === name || each.id === name;
  const mine = from === 'case' ? undefined : own.find(named);
  const its = from === 'user' ? undefined : inCase.find(named);
  if (mine !== undefined && its !== undefined && JSON.stringify(mine) !== JSON.stringify(its)) {
    throw new TrailcaseError(
      'bad-request',
      `There are two connections called "${name}": yours to ${destinationOf(mine)}, and that of the case to ${destinationOf(its)}. Say --connection-from user or --connection-from case.`,
    );
  }
  const found = mine ?? its;
  if (found !== undefined) return found;
  const others = [...new Set([...own, ...inCase].map((each) => `"${each.name}"`))];
  const known = `There ${others.length === 1 ? 'is' : 'are'} ${others.join(', ')}.`;
  throw new TrailcaseError(
    'not-found',
    `There is no connection called "${name}". ${others.length === 0 ? 'Make one with: trailcase connections add NAME --connector … --address …' : known}`,
  );
}
