import http from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { certificate, makeAuthority, namesOf } from '../../../../helpers/certificates.ts';
import { canary, clientTo, json, startServer } from '../../../../helpers/tenant-server.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A proxy that leads every call to one port, or refuses all; and what it was asked for. */
async function startProxy(port: number | null) {
  const asked: string[] = [];
  const proxy = http.createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.on('error', () => undefined);
    if (port === null) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  for (const name of ['https_proxy', 'http_proxy', 'NO_PROXY', 'no_proxy'])
    vi.stubEnv(name, undefined);
  return asked;
}

describe('a proxy of this machine', () => {
  it('is gone through, and the certificate is that of the tenant all the same', async () => {
    const authority = await makeAuthority();
    const pair = await certificate(authority, namesOf('auth.acme.test'));
    const { port, got } = await startServer((_, response) => json(response, { ok: 1 }), pair);
    const asked = await startProxy(port);
    const client = clientTo('https://auth.acme.test', {
      connection: { authority: authority.cert },
    });
    expect((await client.readJson({ path: '/logs' })).value).toEqual({ ok: 1 });
    expect(asked).toEqual(['auth.acme.test:443']);
    expect(got[0]?.headers).toMatchObject({ authorization: `Bearer ${canary}` });
    const other = clientTo('https://auth.acme.test');
    await expect(other.read({ path: '/' })).rejects.toMatchObject({ code: 'certificate-refused' });
    expect(got).toHaveLength(1);
  });

  it('is not asked for this machine', async () => {
    const asked = await startProxy(null);
    const { address } = await startServer((_, response) => json(response, {}));
    await clientTo(address).read({ path: '/' });
    expect(asked).toEqual([]);
  });

  it('that refuses is named', async () => {
    await startProxy(null);
    await expect(clientTo('https://auth.acme.test').read({ path: '/' })).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/proxy of this machine.*HTTPS_PROXY/),
    });
  });

  it('that is not there is named', async () => {
    const asked = await startProxy(null);
    vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:1');
    await expect(clientTo('https://auth.acme.test').read({ path: '/' })).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/proxy of this machine/),
    });
    expect(asked).toEqual([]);
  });

  it('is passed by for the hosts of NO_PROXY', async () => {
    const asked = await startProxy(null);
    vi.stubEnv('NO_PROXY', '.invalid');
    await expect(
      clientTo('https://no-such-host.invalid').read({ path: '/' }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('no-such-host.invalid'),
    });
    expect(asked).toEqual([]);
  });
});
