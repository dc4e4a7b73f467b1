import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  certificate,
  type KeyPair,
  makeAuthority,
  namesOf,
} from '../../../../helpers/certificates.ts';
import { clientTo, json, startServer } from '../../../../helpers/tenant-server.ts';

const day = 86_400_000;
const here = namesOf('127.0.0.1');
let authority: KeyPair;

beforeAll(async () => {
  authority = await makeAuthority();
});

async function asked(pair: KeyPair, own: string | null) {
  const { address, got } = await startServer((_, response) => json(response, { ok: true }), pair);
  const client = clientTo(address, { connection: { authority: own } });
  const failure = await client.readJson({ path: '/' }).then(
    () => null,
    (error: unknown) => error,
  );
  return { failure, got, address };
}

const refused = (why: RegExp) => ({
  code: 'certificate-refused',
  message: expect.stringMatching(why),
  details: { sent: false },
});

describe('a certificate', () => {
  it('of an authority that the connection names is good for that connection', async () => {
    const pair = await certificate(authority, here);
    const { failure, got } = await asked(pair, authority.cert);
    expect(failure).toBeNull();
    expect(got).toHaveLength(1);
  });

  it('of that authority is refused to every other connection, which may name it', async () => {
    const { failure, got } = await asked(await certificate(authority, here), null);
    expect(failure).toMatchObject(
      refused(/authority.*not known here.*give the certificate of that/),
    );
    expect(got).toEqual([]);
  });

  it('that has expired is refused', async () => {
    const pair = await certificate(authority, here, Date.now() - 3 * day, Date.now() - day);
    const { failure, got } = await asked(pair, authority.cert);
    expect(failure).toMatchObject(refused(/has expired.*clock/));
    expect(got).toEqual([]);
  });

  it('that is not valid yet is refused', async () => {
    const pair = await certificate(authority, here, Date.now() + day, Date.now() + 2 * day);
    expect((await asked(pair, authority.cert)).failure).toMatchObject(refused(/not valid yet/));
  });

  it('for another name is refused', async () => {
    const pair = await certificate(authority, namesOf('other.test'));
    const { failure, got } = await asked(pair, authority.cert);
    expect(failure).toMatchObject(refused(/another name than 127\.0\.0\.1.*other\.test/));
    expect(got).toEqual([]);
  });

  it('that is signed by itself is refused', async () => {
    const { failure } = await asked(await certificate(null, here), null);
    expect(failure).toMatchObject(refused(/signed by itself.*cannot be switched off/));
  });

  it('is checked although the environment says not to', async () => {
    vi.spyOn(process, 'emitWarning').mockReturnValue(undefined);
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    try {
      const { failure, got } = await asked(await certificate(null, here), null);
      expect(failure).toMatchObject({ code: 'certificate-refused' });
      expect(got).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
      vi.restoreAllMocks();
    }
  });

  it('of an own authority is not trusted where a redirect leads', async () => {
    const pair = await certificate(authority, here);
    const other = await startServer((_, response) => json(response, {}), pair);
    const { address } = await startServer(
      (_, response) => response.writeHead(302, { location: other.address }).end(),
      pair,
    );
    const client = clientTo(address, { connection: { authority: authority.cert } });
    await expect(client.read({ path: '/' })).rejects.toMatchObject({ code: 'certificate-refused' });
    expect(other.got).toEqual([]);
  });

  it('that the connection names and that is none is told', async () => {
    const { failure } = await asked(
      await certificate(authority, here),
      '-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----',
    );
    expect(failure).toMatchObject({ code: 'bad-request', message: expect.stringContaining('PEM') });
  });

  it('lets a redirect lead from https to nothing else', async () => {
    const plain = await startServer((_, response) => json(response, {}));
    const { address } = await startServer(
      (_, response) => response.writeHead(302, { location: plain.address }).end(),
      await certificate(authority, here),
    );
    const client = clientTo(address, { connection: { authority: authority.cert } });
    await expect(client.read({ path: '/' })).rejects.toMatchObject({
      code: 'unexpected-answer',
      message: expect.stringContaining('not encrypted'),
    });
    expect(plain.got).toEqual([]);
  });
});
