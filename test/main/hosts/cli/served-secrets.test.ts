import { chmodSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ServedSecrets } from '../../../../main/hosts/cli/served-secrets.ts';
import { type Connection, secretNameOf } from '../../../../shared/connection.ts';
import { makeConnection } from '../../../helpers/connections.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const acme = makeConnection({ name: 'Acme prod' });
const beta = makeConnection({ name: 'Beta', address: 'https://beta.test' });

function keyFile(text: string, mode = 0o600): string {
  const path = place('acme.key', text);
  chmodSync(path, mode);
  return path;
}

const served = (keyFiles: string[] = [], env: Record<string, string> = {}) =>
  new ServedSecrets({ connections: () => [acme, beta], keyFiles, env });

describe('secrets that a served workbench is started with', () => {
  it('come from a file that is named for a connection, or from the environment', async () => {
    const secrets = served([`Acme prod=${keyFile('from the file\n')}`], {
      TRAILCASE_SECRET_ACME_PROD: 'not this one',
      TRAILCASE_SECRET_BETA: 'from outside',
    });
    expect(await secrets.read(secretNameOf(acme))).toBe('from the file');
    expect(await secrets.read(secretNameOf(beta))).toBe('from outside');
    expect(secrets.list().map(({ name, where }) => [name, where])).toEqual([
      [secretNameOf(acme), 'given'],
      [secretNameOf(beta), 'given'],
    ]);
  });

  it('go to no other address, to no copy with other paths, to no connection of a case, and to none at all by the word for all', async () => {
    const secrets = served([], { TRAILCASE_SECRET_BETA: 'b', TRAILCASE_SECRET: 'for any' });
    const moved = { ...beta, address: 'https://evil.test' };
    const ofCase = makeConnection({ name: 'Beta', address: 'https://evil.test' });
    const doesMore = { ...beta, paths: { 'revoke-session': 'DELETE /accounts/{user}' } };
    for (const other of [moved, ofCase, doesMore, acme]) {
      expect(await secrets.read(secretNameOf(other))).toBeNull();
    }
    expect(secrets.list()).toHaveLength(1);
  });

  it('do not come from a variable that stands for two connections', async () => {
    const [one, other] = ['東京', '大阪'].map((name, at) =>
      makeConnection({ name, address: `https://${at}.test` }),
    );
    const secrets = new ServedSecrets({
      connections: () => [one, other] as Connection[],
      keyFiles: [],
      env: { TRAILCASE_SECRET__: 'of one of them' },
    });
    expect(secrets.list()).toEqual([]);
    expect(await secrets.read(secretNameOf(one as Connection))).toBeNull();
  });

  it.runIf(process.platform !== 'win32')(
    'are refused from a file that others may read',
    async () => {
      const secrets = served([`Beta=${keyFile('x', 0o644)}`]);
      await expect(secrets.read(secretNameOf(beta))).rejects.toMatchObject({
        code: 'bad-request',
        message: expect.stringContaining('chmod 600'),
      });
    },
  );

  it.each(['Beta', '=file', 'Beta=', 'Nobody=file'])('are refused at the start as %j', (given) => {
    expect(() => served([given])).toThrow(/--key-file/);
  });
});
