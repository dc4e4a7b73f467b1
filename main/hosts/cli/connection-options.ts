import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readPathNames } from '../../../shared/acting.ts';
import {
  type Auth,
  type Connection,
  type ConnectorName,
  type ConnectorSummary,
  connectionSchema,
  connectorNames,
  originOf,
} from '../../../shared/connection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { actionKinds } from '../../../shared/response-plan.ts';
import { wholeNumber } from './number-option.ts';

/** What a connection is made of on the command line. There is no option for its secret. */
export interface ConnectionOptions {
  connector: ConnectorName;
  address: string;
  tenant?: string;
  auth?: Auth['kind'];
  header?: string;
  word?: string;
  clientId?: string;
  tokenAddress?: string;
  scope?: string;
  audience?: string;
  basic?: boolean;
  keyId?: string;
  zone?: string;
  stream?: string[];
  perMinute?: number;
  pageSize?: number;
  timeout?: number;
  pageBytes?: number;
  path?: Record<string, string>;
  generic?: string;
  authority?: string;
}

/** The option of each part of a login, and the kinds of login that have it. */
const parts: readonly [keyof ConnectionOptions, string, readonly Auth['kind'][]][] = [
  ['header', '--header', ['token']],
  ['word', '--word', ['token']],
  ['clientId', '--client-id', ['client-credentials']],
  ['tokenAddress', '--token-address', ['client-credentials']],
  ['scope', '--scope', ['client-credentials']],
  ['audience', '--audience', ['client-credentials', 'signed-token']],
  ['basic', '--basic', ['client-credentials']],
  ['keyId', '--key-id', ['signed-token']],
];
const mayBeEmpty = ['word', 'scope', 'audience of client-credentials'];

/** Adds the options that make a connection. */
export function addConnectionOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--connector <name>', 'the system: trailcase connections systems lists them')
        .choices(connectorNames)
        .makeOptionMandatory(),
    )
    .requiredOption('--address <address>', 'where it is: https://host, with a path if need be')
    .option('--tenant <name>', 'tenant, project, realm or organisation, as its paths name it')
    .addOption(
      new Option('--auth <kind>', 'how to log in, if not as is usual there').choices([
        'none',
        'token',
        'client-credentials',
        'signed-token',
      ]),
    )
    .option('--header <name>', 'header that a token goes in')
    .option('--word <word>', 'word before a token, such as Bearer; "" for none')
    .option('--client-id <id>', 'id of a client; its secret is asked for later')
    .option('--token-address <address>', 'where a client gets its tokens: https://… or /path')
    .option('--scope <scope>', 'scope that a client asks for')
    .option('--audience <audience>', 'audience of a token')
    .option('--basic', 'a client sends its id and secret in a Basic header, not in the form')
    .option('--key-id <id>', 'id of the private key that signs tokens')
    .option('--zone <zone>', 'zone of times that carry none')
    .option('--stream <name...>', 'logs that are pulled; all if not given', namesOf)
    .option('--per-minute <n>', 'requests a minute at most', wholeNumber)
    .option('--page-size <n>', 'records a page', wholeNumber)
    .option('--timeout <seconds>', 'seconds without a sign of life before giving up', wholeNumber)
    .option('--page-bytes <n>', 'bytes that an answer may have', wholeNumber)
    .option('--path <name=path>', 'a path in place of the usual one; give one for each', pathOption)
    .option('--generic <file>', 'JSON file that says how an unknown interface is paged')
    .option('--authority <file>', 'certificate (PEM) of an authority of your own to trust');
}

/**
 * The connection that options describe, filled in with what is usual for the system.
 * @param id that of the connection it takes the place of
 * @throws {TrailcaseError} `bad-request` which names the option, `file-unreadable`
 */
export function connectionOf(
  name: string,
  options: ConnectionOptions,
  summary: ConnectorSummary,
  id: string = randomUUID(),
): Connection {
  const { connector, address, tenant = '', zone = null, stream = [], path = {} } = options;
  const { perMinute = null, pageSize = null, timeout = null, pageBytes = null } = options;
  const given = {
    id,
    name,
    connector,
    address,
    tenant,
    auth: authOf(options, summary),
    zone,
    streams: stream,
    limits: { perMinute, pageSize, timeoutSeconds: timeout, pageBytes },
    paths: path,
    generic: options.generic === undefined ? null : jsonIn(options.generic),
    authority: options.authority === undefined ? null : textIn(options.authority),
  };
  const { success, data, error } = connectionSchema.safeParse(given);
  if (!success) {
    const [issue] = error.issues;
    throw bad(`${issue?.path.join('.') ?? 'connection'}: ${issue?.message ?? 'cannot be used'}.`);
  }
  requireKnown('--stream', data.streams, summary.streams);
  const others = [...actionKinds, ...readPathNames].map((each) => ({ name: each }));
  requireKnown('--path', Object.keys(data.paths), [...summary.paths, ...others]);
  requireFitting(data, summary);
  return data;
}

function authOf(options: ConnectionOptions, { title, auth: usual }: ConnectorSummary): Auth {
  const kind = options.auth ?? usual[0]?.auth.kind ?? 'none';
  const known = usual.find(({ auth }) => auth.kind === kind)?.auth;
  if (known === undefined) {
    const kinds = [...new Set(usual.map(({ auth }) => auth.kind))].join(', ');
    throw bad(`${title} is not logged in to by "${kind}". Its ways are: ${kinds}.`);
  }
  const auth: Record<string, unknown> = { ...known };
  for (const [key, option, kinds] of parts) {
    if (options[key] === undefined) continue;
    if (!kinds.includes(kind)) throw bad(`${option} is for --auth ${kinds.join(' or ')}.`);
    if (key === 'basic') auth.style = 'basic';
    else auth[key] = options[key];
  }
  for (const [key, option] of parts) {
    const isFree = mayBeEmpty.includes(key) || mayBeEmpty.includes(`${key} of ${kind}`);
    if (auth[key] !== '' || isFree) continue;
    const others = usual.flatMap((way) => (way.auth.kind === kind ? [] : [way.auth.kind]));
    const instead =
      others.length === 0 ? '' : `, or take --auth ${[...new Set(others)].join(', ')}`;
    throw bad(`A login by ${kind} needs ${option}${instead}.`);
  }
  return auth as Auth;
}

function requireKnown(option: string, names: string[], known: readonly { name: string }[]): void {
  for (const name of names) {
    if (known.some((each) => each.name === name)) continue;
    const list = [...new Set(known.map((each) => each.name))].join(', ');
    throw bad(`${option} knows no "${name}". There ${list === '' ? 'is none' : `are: ${list}`}.`);
  }
}

function requireFitting(connection: Connection, { title, tenantTitle, paths }: ConnectorSummary) {
  const { connector, generic, tenant } = connection;
  if ((connector === 'generic') !== (generic !== null)) {
    throw bad(
      connector === 'generic'
        ? 'A generic connection needs --generic FILE, which says how it is paged.'
        : '--generic is for --connector generic.',
    );
  }
  if (
    /^http:/i.test(connection.address) &&
    !/^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(originOf(connection.address))
  ) {
    throw bad(
      'Plain http goes to this machine only: a secret could be read on the way. Give --address https://…',
    );
  }
  const texts = [...paths.map((path) => path.template), JSON.stringify(connection.auth)];
  if (tenant === '' && tenantTitle !== null && texts.some((text) => text.includes('{tenant}'))) {
    throw bad(`${title} needs --tenant: the ${tenantTitle}.`);
  }
}

function pathOption(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write it as name=path: audit=/v2/audit.');
  return { ...before, [text.slice(0, at).trim()]: text.slice(at + 1) };
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new TrailcaseError('file-unreadable', `${path} cannot be read (${code}).`);
  }
}

function jsonIn(path: string): unknown {
  const text = textIn(path);
  try {
    return JSON.parse(text);
  } catch {
    throw bad(`${path} is not JSON.`);
  }
}

function bad(message: string): TrailcaseError {
  return new TrailcaseError('bad-request', message);
}

/** `audit events` and `audit,events` are the same. */
function namesOf(text: string, before: string[] | undefined): string[] {
  const names = text.split(',').map((name) => name.trim());
  return [...(before ?? []), ...names.filter((name) => name !== '')];
}
