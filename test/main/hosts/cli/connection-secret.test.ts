import { chmodSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type SecretPlaces,
  TerminalSecrets,
  variableOf,
} from '../../../../main/hosts/cli/connection-secret.ts';
import { type Connection, secretNameOf } from '../../../../shared/connection.ts';
import { makeConnection } from '../../../helpers/connections.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const nowhere: SecretPlaces = { keyFile: undefined, env: {}, prompt: null };

function secretOf(connection: Connection, places: Partial<SecretPlaces>, name?: string) {
  const secrets = new TerminalSecrets({ ...nowhere, ...places });
  secrets.use(connection, [connection]);
  return secrets.secret(name ?? secretNameOf(connection));
}

function file(text: string): string {
  const path = place('key', text);
  chmodSync(path, 0o600);
  return path;
}

const acme = makeConnection({ name: 'Acme prod' });
const beta = makeConnection({ name: 'Beta', address: 'https://beta.test' });

describe('the secret of a connection in a terminal', () => {
  it('comes from the file first, then from its own variable, then from that for any, then from a person', async () => {
    const places: SecretPlaces = {
      keyFile: file('from the file\n'),
      env: { TRAILCASE_SECRET_ACME_PROD: 'its own', TRAILCASE_SECRET: 'for any' },
      prompt: async () => 'typed',
    };
    expect(await secretOf(acme, places)).toBe('from the file');
    expect(await secretOf(acme, { ...places, keyFile: undefined })).toBe('its own');
    const env = { TRAILCASE_SECRET_ACME_PROD: '', TRAILCASE_SECRET: 'for any' };
    expect(await secretOf(acme, { ...places, keyFile: undefined, env })).toBe('for any');
    expect(await secretOf(acme, { prompt: places.prompt })).toBe('typed');
  });

  it('is given for the places of that connection and no others', async () => {
    const env = { TRAILCASE_SECRET: 'for any' };
    const elsewhere = { ...acme, address: 'https://evil.test' };
    const doesMore = { ...acme, paths: { restore: '/audit/replace' } };
    expect(await secretOf(acme, { env }, secretNameOf(elsewhere))).toBeNull();
    expect(await secretOf(acme, { env }, secretNameOf(doesMore))).toBeNull();
    expect(await new TerminalSecrets({ ...nowhere, env }).secret(secretNameOf(acme))).toBeNull();
  });

  it('is asked for once, saying where it goes, with what is hidden in a name shown', async () => {
    const asked: string[] = [];
    const secrets = new TerminalSecrets({
      ...nowhere,
      prompt: async (question) => {
        asked.push(question);
        return 'typed';
      },
    });
    const hostile = makeConnection({ name: 'Acme\u202e' });
    secrets.use(hostile, [hostile]);
    await secrets.secret(secretNameOf(hostile));
    await secrets.secret(secretNameOf(hostile));
    expect(asked).toEqual(['Secret of "Acme‹U+202E›" for https://auth.acme.test']);
  });

  it('is asked for with every place that it goes to', async () => {
    const asked: string[] = [];
    const prompt = async (question: string) => {
      asked.push(question);
      return 'typed';
    };
    const auth = {
      kind: 'client-credentials',
      clientId: 'c',
      tokenAddress: 'https://evil.test/token',
      scope: '',
      audience: '',
      style: 'form',
    } as const;
    await secretOf(makeConnection({ auth }), { prompt });
    expect(asked[0]).toContain('https://auth.acme.test and https://evil.test');
  });

  it('is asked for with every path of its own, on one line and not endlessly', async () => {
    const asked: string[] = [];
    const prompt = async (question: string) => {
      asked.push(question);
      return 'typed';
    };
    const many = Array.from({ length: 30 }, (_, at) => [`path-${at}`, '/x']);
    const paths = { 'revoke-session': 'DELETE /accounts\n/{id}', ...Object.fromEntries(many) };
    await secretOf(makeConnection({ paths }), { prompt });
    expect(asked[0]).toMatch(/ \(path-0: \/x, .*, and 19 more\)$/);
    await secretOf(makeConnection({ paths: { 'revoke-session': paths['revoke-session'] } }), {
      prompt,
    });
    expect(asked[1]).toMatch(/\(revoke-session: DELETE \/accounts\s\/\{id\}\)$/);
  });

  it('does not come from a variable that stands for another connection too', async () => {
    const env = { TRAILCASE_SECRET_ACME_PROD: 'of one of them' };
    const alike = makeConnection({ name: 'acme-PROD', address: 'https://evil.test' });
    const secrets = new TerminalSecrets({ ...nowhere, env });
    secrets.use(alike, [acme, alike]);
    await expect(secrets.secret(secretNameOf(alike))).rejects.toMatchObject({
      code: 'secret-missing',
      message: expect.stringContaining('several connections'),
    });
    const doesMore = makeConnection({ ...acme, paths: { restore: '/audit/replace' } });
    secrets.use(acme, [acme, doesMore]);
    await expect(secrets.secret(secretNameOf(acme))).rejects.toMatchObject({
      message: expect.stringContaining('different paths'),
    });
    secrets.use(acme, [acme, beta]);
    expect(await secrets.secret(secretNameOf(acme))).toBe('of one of them');
  });

  it('is not typed where it is a private key', async () => {
    const connection = makeConnection({
      auth: { kind: 'signed-token', keyId: 'k', audience: 'a' },
    });
    await expect(secretOf(connection, { prompt: async () => 'typed' })).rejects.toMatchObject({
      code: 'secret-missing',
      message: expect.stringContaining('PEM'),
    });
  });

  it.each([
    ['an empty file', () => file('\n'), /is empty/],
    ['a file that is not there', () => place('none'), /no file/],
    ['a folder', () => place('.'), /not a file|cannot be read/],
    ['a file that is too large', () => file('x'.repeat(70_000)), /too large/],
  ])('does not come from %s', async (_, path, message) => {
    await expect(secretOf(acme, { keyFile: path() })).rejects.toThrow(message);
  });

  it('has a variable that a shell can set', () => {
    for (const name of ['Acme prod', 'ümläut', '$(rm -rf)', 'a=b', '日本'])
      expect(variableOf(makeConnection({ name }))).toMatch(/^TRAILCASE_SECRET_[A-Z0-9_]*$/);
  });
});
