import { describe, expect, it } from 'vitest';
import { connectorSummaries } from '../../../../main/engine/live/index.ts';
import {
  type ConnectionOptions,
  connectionOf,
} from '../../../../main/hosts/cli/connection-options.ts';
import { type ConnectorSummary, connectorNames } from '../../../../shared/connection.ts';

function summaryOf(name: string): ConnectorSummary {
  const found = connectorSummaries().find(({ connector }) => connector === name);
  if (found === undefined) throw new Error(`no connector ${name}`);
  return found;
}

const usual: ConnectionOptions = {
  connector: 'tenant',
  address: 'https://auth.acme.test',
  tenant: 'acme',
  auth: 'token',
};
const made = (change: Partial<ConnectionOptions> = {}) => {
  const options = { ...usual, ...change };
  return connectionOf('acme', options, summaryOf(options.connector));
};

describe('a connection of the command line', () => {
  it('is filled in with what is usual for the system', () => {
    expect(made().auth).toEqual({ kind: 'token', header: 'Authorization', word: 'Bearer' });
    expect(made({ auth: 'client-credentials', clientId: 'c', basic: true }).auth).toMatchObject({
      kind: 'client-credentials',
      clientId: 'c',
      style: 'basic',
      tokenAddress: expect.stringMatching(/^\//),
    });
  });

  it('can be made of every connector there is but the generic one by its address, tenant and login', () => {
    for (const summary of connectorSummaries()) {
      const { connector, addressExample: address } = summary;
      if (connector === 'generic') continue;
      const { audience, tokenAddress } = {
        audience: '',
        tokenAddress: '',
        ...summary.auth[0]?.auth,
      };
      const kind = summary.auth[0]?.auth.kind;
      const login = {
        ...(kind === 'client-credentials' ? { clientId: 'c' } : {}),
        ...(kind === 'client-credentials' && tokenAddress === '' ? { tokenAddress: '/t' } : {}),
        ...(kind === 'signed-token' ? { keyId: 'k' } : {}),
        ...(kind === 'signed-token' && audience === '' ? { audience: 'a' } : {}),
      };
      const options: ConnectionOptions = { connector, address, tenant: 'acme', ...login };
      expect(connectionOf('x', options, summary)).toMatchObject({ connector, address });
      expect(connectorNames).toContain(connector);
    }
  });

  it.each<[Partial<ConnectionOptions>, RegExp]>([
    [{ auth: 'signed-token' }, /logged in to by "signed-token"/],
    [{ keyId: 'k' }, /--key-id is for --auth signed-token/],
    [{ auth: 'client-credentials' }, /needs --client-id, or take --auth token/],
    [{ stream: ['nothing'] }, /--stream knows no "nothing"/],
    [{ path: { nothing: '/x' } }, /--path knows no "nothing"/],
    [{ tenant: '' }, /needs --tenant/],
    [{ address: 'https://a.test?x' }, /address/],
    [{ address: 'http://a.test' }, /Plain http/],
    [{ address: 'http://127.0.0.1.a.test' }, /Plain http/],
    [{ authority: 'no-such-file' }, /no-such-file cannot be read/],
    [{ generic: 'no-such-file' }, /no-such-file cannot be read/],
    [{ pageSize: 1_000_000 }, /limits\.pageSize/],
  ])('is refused with %j, saying why', (change, message) => {
    expect(() => made(change)).toThrow(message);
  });
});
