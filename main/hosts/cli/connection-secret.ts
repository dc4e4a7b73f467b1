import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { stderr, stdin } from 'node:process';
import { type Connection, originsOf, secretNameOf, usesOf } from '../../../shared/connection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { LiveHost } from '../../engine/index.ts';
import { oneLine } from './output.ts';

/** Bytes that a file with a secret may have. */
const mostBytes = 64 * 1024;
/** What others than the owner of a file may do with it. */
const othersMay = 0o077;
/** Uses of a secret that are told on one line. */
const mostUses = 12;

/** Where the secret of a connection may come from; standing for the process, tests give their own. */
export interface SecretPlaces {
  keyFile: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
  /** Asks a person without showing what is typed; null where nobody sits there. */
  prompt: ((question: string) => Promise<string>) | null;
}

/** The places of this process. */
export function secretPlaces(keyFile: string | undefined): SecretPlaces {
  const isSeen = stdin.isTTY === true && stderr.isTTY === true;
  return { keyFile, env: process.env, prompt: isSeen ? promptWithoutEcho : null };
}

/**
 * What the command line gives the engine to call tenants: the secret of the connection at hand, and of no other. Looked
 * for in a file, in the environment, and asked of a person, in this order; never in an argument, which every other
 * user of a machine can read.
 */
export class TerminalSecrets implements LiveHost {
  readonly refusal = null;
  readonly #places: SecretPlaces;
  #connection: Connection | null = null;
  #all: readonly Connection[] = [];
  #found: Promise<string> | null = null;
  readonly #files: ReadonlySet<string>;

  /** @param files that were named on the command line */
  constructor(places: SecretPlaces, files: readonly string[] = []) {
    this.#places = places;
    this.#files = new Set(files.map((file) => resolve(file)));
  }

  isChosen(path: string): boolean {
    return this.#files.has(resolve(path));
  }

  /**
   * From now on the secret is that of this connection.
   * @param all that are known: a variable that stands for several of them is for none
   */
  use(connection: Connection, all: readonly Connection[]): void {
    this.#connection = connection;
    this.#all = all;
    this.#found = null;
  }

  /** @throws {TrailcaseError} `secret-missing`, `bad-request` or `file-unreadable`, in words that say what to do */
  async secret(name: string): Promise<string | null> {
    const connection = this.#connection;
    if (connection === null || secretNameOf(connection) !== name) return null;
    this.#found ??= findSecret(connection, this.#all, this.#places);
    return await this.#found;
  }
}

/** `TRAILCASE_SECRET_ACME_PROD` for the connection "Acme prod". */
export function variableOf({ name }: Connection): string {
  return `TRAILCASE_SECRET_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
}

/**
 * True where another connection that leads elsewhere, or does other things there, has the same variable: `Acme prod` and `acme-prod`, or any two
 * names without a Latin letter. What is in it may be the secret of either.
 */
export function sharesVariable(connection: Connection, all: readonly Connection[]): boolean {
  const [variable, name] = [variableOf(connection), secretNameOf(connection)];
  return all.some((each) => variableOf(each) === variable && secretNameOf(each) !== name);
}

/** Where the secret of a connection goes, and what else than usual is done with it there, on one line. */
export function destinationOf(connection: Connection): string {
  const uses = usesOf(connection).map(oneLine);
  const shown = uses.slice(0, mostUses).join(', ');
  const rest = uses.length > mostUses ? `, and ${uses.length - mostUses} more` : '';
  return `${originsOf(connection).join(' and ')}${uses.length === 0 ? '' : ` (${shown}${rest})`}`;
}

async function findSecret(
  connection: Connection,
  all: readonly Connection[],
  { keyFile, env, prompt }: SecretPlaces,
): Promise<string> {
  if (keyFile !== undefined) return await secretInFile(keyFile);
  const variable = variableOf(connection);
  const isShared = sharesVariable(connection, all);
  const given = (!isShared && env[variable]) || env.TRAILCASE_SECRET;
  if (given) return given;
  const isKey = connection.auth.kind === 'signed-token';
  if (prompt !== null && !isKey) {
    const typed = await prompt(
      `Secret of "${oneLine(connection.name)}" for ${destinationOf(connection)}`,
    );
    if (typed !== '') return typed;
  }
  if (isShared && env[variable]) {
    throw new TrailcaseError(
      'secret-missing',
      `${variable} stands for several connections that lead to different places or have different paths, so it is taken for none of them. Give the secret of "${connection.name}" with --key-file FILE, or give it a name of its own.`,
    );
  }
  throw new TrailcaseError(
    'secret-missing',
    `There is no secret for "${connection.name}". Give it with --key-file FILE${isKey ? ' (the private key as PEM)' : ''} or in the environment as ${variable}${isKey || prompt !== null ? '' : ', or start this on a terminal to be asked for it'}.`,
  );
}

/**
 * The secret that a file holds, and nothing else.
 * @throws {TrailcaseError} `bad-request` where others may read it, `file-unreadable`, `secret-missing` where it is empty
 */
export async function secretInFile(path: string): Promise<string> {
  const file = await opened(path);
  try {
    const stat = await file.stat();
    const { mode, size } = stat;
    if (!stat.isFile()) throw new TrailcaseError('file-unreadable', `${path} is not a file.`);
    if (process.platform !== 'win32' && (mode & othersMay) !== 0) {
      throw new TrailcaseError(
        'bad-request',
        `Others than its owner may read or change ${path}, which holds a secret. Run: chmod 600 ${path}`,
      );
    }
    if (size > mostBytes) {
      throw new TrailcaseError('bad-request', `${path} is too large to be a secret.`);
    }
    const secret = (await file.readFile('utf8')).trim();
    if (secret === '') throw new TrailcaseError('secret-missing', `${path} is empty.`);
    return secret;
  } finally {
    await file.close();
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new TrailcaseError(
      'file-unreadable',
      code === 'ENOENT'
        ? `There is no file ${path} to read the secret from.`
        : `The secret in ${path} cannot be read (${code}).`,
    );
  }
}

async function promptWithoutEcho(question: string): Promise<string> {
  const { read } = await import('read');
  try {
    return await read({ prompt: `${question}: `, silent: true, input: stdin, output: stderr });
  } catch {
    throw new TrailcaseError('cancelled', 'Nothing was entered.');
  }
}
