import type { Command } from 'commander';
import type { Connection, ConnectorSummary } from '../../../../shared/connection.ts';
import type { Engine } from '../../../../shared/contract.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { createEngine } from '../../../engine/index.ts';
import {
  addConnectionOptions,
  type ConnectionOptions,
  connectionOf,
} from '../connection-options.ts';
import { sharesVariable, variableOf } from '../connection-secret.ts';
import {
  connectionTable,
  connectionText,
  systemTable,
  systemText,
  testText,
} from '../connection-text.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { runOnTerminal } from '../job-runner.ts';
import {
  addLiveOptions,
  findConnection,
  keptConnections,
  type LiveOptions,
  withLiveCase,
} from '../live-case.ts';
import { print, printJson, showHidden } from '../output.ts';
import { quotedName } from '../plain-name.ts';
import { withCase } from '../with-case.ts';

/** Where connections are kept: in a case, or for every case of this user. */
interface PlaceOptions {
  case?: string;
}

interface ShownOptions extends PlaceOptions {
  json?: boolean;
}

const casePlace = 'the connections that are kept in this case; those of this user if not given';

export function connectionsCommand(program: Command, done: (code: ExitCode) => void): void {
  const connections = program
    .command('connections')
    .summary('ways to tenants: listed, made, tried and removed')
    .addHelpText(
      'after',
      `
Examples:
  trailcase connections systems okta
  trailcase connections add acme --connector tenant --address https://auth.acme.example \\
    --tenant acme --auth token
  trailcase connections test acme
  TRAILCASE_SECRET_ACME=… trailcase connections test acme
  trailcase connections

A secret is never an option and never kept: --key-file FILE (mode 0600), TRAILCASE_SECRET_NAME or
TRAILCASE_SECRET in the environment, or typed at the terminal, in this order.`,
    );
  listCommand(connections, done);
  systemsCommand(connections, done);
  addCommand(connections, done);
  showCommand(connections, done);
  testCommand(connections, done);
  removeCommand(connections, done);
}

function listCommand(connections: Command, done: (code: ExitCode) => void): void {
  connections
    .command('list', { isDefault: true })
    .summary('the connections that are kept')
    .option('--case <file>', casePlace)
    .option('--json', 'as JSON')
    .action(async ({ case: path, json }: ShownOptions) => {
      const kept = await listed(path);
      if (json === true) await printJson(kept);
      else await print(kept.length === 0 ? 'No connection is kept.' : connectionTable(kept));
      done(exitCodes.done);
    });
}

function systemsCommand(connections: Command, done: (code: ExitCode) => void): void {
  connections
    .command('systems')
    .summary('the systems that can be connected to, and what each needs')
    .argument('[connector]', 'one of them, with its logs, permissions and paths')
    .option('--json', 'as JSON')
    .action(async (name: string | undefined, { json }: { json?: boolean }) => {
      const summaries = await withoutCase((engine) => engine.call('connector.list', {}));
      const told = name === undefined ? summaries : summaryOf(summaries, name);
      if (json === true) await printJson(told);
      else await print(Array.isArray(told) ? systemTable(told) : systemText(told));
      done(exitCodes.done);
    });
}

function addCommand(connections: Command, done: (code: ExitCode) => void): void {
  const add = connections
    .command('add')
    .summary('keep a connection, without its secret')
    .argument('<name>', 'what to call it');
  addConnectionOptions(add)
    .option('--replace', 'take the place of the connection that has this name')
    .option('--case <file>', casePlace)
    .option('--json', 'the connection as JSON')
    .action(
      async (
        name: string,
        { case: path, replace, json, ...options }: ConnectionOptions & ShownOptions & Replacing,
      ) => {
        const before = (await listed(path)).find((each) => each.name === name);
        if (before !== undefined && replace !== true) {
          throw new TrailcaseError(
            'bad-request',
            `There is a connection called "${name}" already. Take another name, or --replace it.`,
          );
        }
        const summaries = await withoutCase((engine) => engine.call('connector.list', {}));
        const summary = summaryOf(summaries, options.connector);
        const connection = connectionOf(name, options, summary, before?.id);
        if (path === undefined) keptConnections().keep(connection);
        else await withCase(path, (engine) => engine.call('connection.keep', { connection }));
        if (json === true) await printJson(connection);
        else {
          const variable = await ownVariable(connection, path);
          await print(
            `${connectionText(connection, variable)}\n${nextStep(connection, path, variable)}`,
          );
        }
        done(exitCodes.done);
      },
    );
}

interface Replacing {
  replace?: boolean;
}

function showCommand(connections: Command, done: (code: ExitCode) => void): void {
  connections
    .command('show')
    .summary('everything about a connection, but its secret')
    .argument('<name>', 'name or id of the connection')
    .option('--case <file>', casePlace)
    .option('--json', 'as JSON')
    .action(async (name: string, { case: path, json }: ShownOptions) => {
      const connection = findConnection(name, await listed(path), []);
      if (json === true) await printJson(connection);
      else await print(connectionText(connection, await ownVariable(connection, path)));
      done(exitCodes.done);
    });
}

function testCommand(connections: Command, done: (code: ExitCode) => void): void {
  const test = connections
    .command('test')
    .summary('try a connection step by step; changes and stores nothing')
    .argument('<name>', 'name or id of the connection');
  addLiveOptions(test)
    .option('--case <file>', 'look for it in this case too, and note the test in its custody log')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExit code 1: something is not reachable or not allowed.')
    .action(async (name: string, { case: path, json, ...options }: ShownOptions & LiveOptions) => {
      const tested = await withLiveCase(path ?? null, name, options, (engine, connection) =>
        runOnTerminal(engine, 'connection.test', { connection }),
      );
      await (json === true ? printJson(tested) : print(testText(tested)));
      done(tested.good ? exitCodes.done : exitCodes.failed);
    });
}

function removeCommand(connections: Command, done: (code: ExitCode) => void): void {
  connections
    .command('remove')
    .summary('forget a connection; what was pulled over it stays')
    .argument('<name>', 'name or id of the connection')
    .option('--case <file>', casePlace)
    .action(async (name: string, { case: path }: PlaceOptions) => {
      const { id, name: removed } = findConnection(name, await listed(path), []);
      if (path === undefined) keptConnections().forget(id);
      else await withCase(path, (engine) => engine.call('connection.remove', { id }));
      await print(`The connection "${showHidden(removed)}" was removed.`);
      done(exitCodes.done);
    });
}

async function listed(path: string | undefined): Promise<Connection[]> {
  if (path === undefined) return keptConnections().list();
  return await withCase(path, (engine) => engine.call('connection.list', {}));
}

async function withoutCase<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = createEngine();
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

function summaryOf(summaries: readonly ConnectorSummary[], name: string): ConnectorSummary {
  const found = summaries.find(({ connector }) => connector === name);
  if (found !== undefined) return found;
  const names = summaries.map(({ connector }) => connector).join(', ');
  throw new TrailcaseError(
    'not-found',
    `There is no connector called "${name}". There are: ${names}.`,
  );
}

/** The variable that its secret can stand in; null where that of another connection would have the same. */
async function ownVariable(
  connection: Connection,
  path: string | undefined,
): Promise<string | null> {
  const inCase = path === undefined ? [] : await listed(path);
  const isShared = sharesVariable(connection, [...keptConnections().list(), ...inCase]);
  return isShared ? null : variableOf(connection);
}

function nextStep(
  connection: Connection,
  path: string | undefined,
  variable: string | null,
): string {
  const { auth, id, name } = connection;
  const place = path === undefined ? '' : ` --case ${showHidden(path)}`;
  const ways = `with --key-file${variable === null ? '' : `, as ${variable},`} or when asked`;
  const secret = auth.kind === 'none' ? '' : ` Its secret is not kept: give it ${ways}.`;
  return `Try it: trailcase connections test ${quotedName(name, id)}${place}.${secret}`;
}
