import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TrailcaseError } from '../../../../../shared/errors.ts';
import { canary, clientTo, json, startServer } from '../../../../helpers/tenant-server.ts';

/** What a client fails with at a server that answers so. */
async function failureOf(
  answer: (response: ServerResponse) => void,
  request: { needs?: string } = {},
): Promise<TrailcaseError> {
  const { address } = await startServer((_, response) => answer(response));
  const failure = await clientTo(address)
    .readJson({ path: '/logs', ...request })
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(TrailcaseError);
  return failure as TrailcaseError;
}

const text =
  (status: number, body: string, type = 'text/plain') =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  };

describe('what a client fails with says what to do', () => {
  it('at a host that there is none of', async () => {
    await expect(
      clientTo('https://no-such-host.invalid').read({ path: '/' }),
    ).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/no-such-host\.invalid.*check the address/),
      details: { sent: false },
    });
  });

  it('at a port where nobody listens', async () => {
    const { port } = await startServer(() => undefined);
    await expect(
      clientTo(`https://127.0.0.1:${port === 1 ? 2 : 1}`).read({ path: '/' }),
    ).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('refuses connections on port 1'),
    });
  });

  it('at a port that does not speak TLS', async () => {
    const { port } = await startServer((_, response) => json(response, {}));
    await expect(clientTo(`https://127.0.0.1:${port}`).read({ path: '/' })).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('does not speak TLS'),
    });
  });

  it('at what does not speak HTTP', async () => {
    const server = createServer((socket) => socket.end('220 mail.acme.test ESMTP\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    await expect(clientTo(`http://127.0.0.1:${port}`).read({ path: '/' })).rejects.toMatchObject({
      code: 'unexpected-answer',
      message: expect.stringContaining('does not speak HTTP'),
    });
  });

  it.each([
    ['cannot be unpacked', 'gzip'],
    ['not asked for', 'zstd'],
  ])('at an answer whose packing %s', async (why, encoding) => {
    const { code, message } = await failureOf((response) => {
      response.writeHead(200, { 'content-encoding': encoding });
      response.end('{"a":1}');
    });
    expect(code).toBe('unexpected-answer');
    expect(message).toContain(why);
  });

  it('with a header that cannot be sent, and says that nothing was', async () => {
    const { address, got } = await startServer((_, response) => json(response, {}));
    await expect(
      clientTo(address).act({ method: 'POST', path: '/', key: 'two\nlines' }),
    ).rejects.toMatchObject({ details: { sent: false } });
    expect(got).toEqual([]);
  });

  it('with no credential where one is wanted', async () => {
    const { address } = await startServer((_, response) => json(response, {}, 401));
    await expect(
      clientTo(address, { connection: { auth: { kind: 'none' } } }).read({ path: '/' }),
    ).rejects.toMatchObject({ message: expect.stringContaining('this connection has none') });
  });

  it('with a token that is wrong', async () => {
    const { code, message } = await failureOf((response) =>
      json(response, { error: 'invalid token' }, 401),
    );
    expect(code).toBe('login-refused');
    expect(message).toMatch(/does not accept the credential.*Enter it again.*invalid token/);
  });

  it('with a permission that is missing, by its name where it is known', async () => {
    const known = await failureOf(text(403, 'no'), { needs: 'okta.logs.read' });
    expect(known).toMatchObject({ code: 'permission-missing' });
    expect(known.message).toContain('it needs okta.logs.read');
    const unknown = await failureOf(text(403, 'no'));
    expect(unknown.message).toContain('Give the credential the permission');
  });

  it('at a path where there is nothing', async () => {
    const { code, message } = await failureOf(text(404, ''));
    expect(code).toBe('unexpected-answer');
    expect(message).toMatch(/nothing at http.*\/logs \(404\).*path/);
  });

  it('at a page of a proxy or a login, naming it by its title', async () => {
    const page = `<!DOCTYPE html><html><title>Sign in to ACME\u202e ${'x'.repeat(500)}</title></html>`;
    const { code, message } = await failureOf(text(200, page, 'text/html; charset=utf-8'));
    expect(code).toBe('unexpected-answer');
    expect(message).toContain('web page called "Sign in to ACME‹U+202E› xxx');
    expect(message).toContain('a proxy');
    expect(message.length).toBeLessThan(500);
  });

  it('at a part of an answer, which might be taken for the whole', async () => {
    const { code, message } = await failureOf(text(206, '[]', 'application/json'));
    expect(code).toBe('unexpected-answer');
    expect(message).toMatch(/only a part \(206\).*proxy/);
  });

  it.each([304, 300, 302])('at an answer of %i that leads nowhere', async (status) => {
    const { code, message } = await failureOf((response) => response.writeHead(status).end());
    expect(code).toBe('unexpected-answer');
    expect(message).toMatch(/instead of an answer.*Check the address/);
    expect(message).not.toContain('redirected');
  });

  it('at what is not JSON, which is quoted cut off and clean', async () => {
    const { message, details } = await failureOf(text(200, `\u0007oops\n${'y'.repeat(5000)}`));
    expect(message).toContain('did not answer with JSON. It begins with: ‹U+0007›oops yyy');
    expect((details as { body: string }).body.length).toBeLessThanOrEqual(301);
  });

  it('at an answer that is empty', async () => {
    expect((await failureOf(text(200, ''))).message).toContain('It is empty');
  });

  it('at a failure of the server, with its status in the details', async () => {
    const { code, details } = await failureOf(text(500, 'database down'));
    expect(code).toBe('unexpected-answer');
    expect(details).toMatchObject({ status: 500, body: 'database down' });
  });

  it('and never holds the credential, when a hostile server echoes it in any form', async () => {
    const forms = [
      `you sent Bearer ${canary}`,
      `half: ${canary.slice(0, 14)} rest: ${canary.slice(9)}`,
      Buffer.from(canary).toString('base64'),
      `${'x'.repeat(290)}${canary}`,
    ];
    for (const body of forms) {
      const failure = await failureOf(text(403, body));
      const told = `${failure.message}${JSON.stringify(failure.details)}`;
      for (let at = 0; at + 8 <= canary.length; at++)
        expect(told).not.toContain(canary.slice(at, at + 8));
      expect(told).not.toContain(Buffer.from(canary).toString('base64').slice(0, 12));
    }
  });

  it('throws away an answer that holds the credential', async () => {
    const { code, message } = await failureOf((response) => json(response, { you: canary }));
    expect(code).toBe('unexpected-answer');
    expect(message).toContain('holds the very credential');
    expect(message).not.toContain(canary);
  });

  it('with headers that hold the credential, they are starred', async () => {
    const { address } = await startServer((_, response) =>
      json(response, {}, 200, { 'x-echo': `Bearer ${canary}`, 'set-cookie': 'a=b' }),
    );
    const { headers } = await clientTo(address).read({ path: '/' });
    expect(headers['x-echo']).toBe('Bearer ***');
    expect(headers).not.toHaveProperty('set-cookie');
  });
});
