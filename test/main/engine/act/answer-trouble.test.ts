import { describe, expect, it } from 'vitest';
import { json, startServer } from '../../../helpers/tenant-server.ts';
import { ana, session, useActing } from './acting-case.ts';

const acting = useActing();
const records = { session: [session('s1')] };

describe('a good status with an answer that tells no success', () => {
  it.each([
    ['a web page', 200, 'text/html', '<h1>Welcome to the network</h1>'],
    ['a web page that says it is JSON', 200, 'application/json', '<!doctype html><html></html>'],
    ['an error', 200, 'application/json', '{"error":{"code":7}}'],
    ['errors, as GraphQL has them', 200, 'application/json', '{"data":null,"errors":[{}]}'],
    ['no success', 202, 'application/json', '\ufeff{"success":false}'],
    ['several parts', 207, 'application/json', '{"responses":[{"status":403}]}'],
  ])('stops the run: %s', async (_what, status, type, body) => {
    const at = await answering(status, type, body);
    const run = await at.start();
    expect(run).toMatchObject({
      state: 'stopped',
      error: { code: 'unexpected-answer' },
      calls: [{ state: 'failed', status }],
    });
    expect(run.error?.message).toContain('not known whether this was done');
    const again = await at.start({ run: run.run });
    expect(again.error?.message).toContain('was not repeated');
    expect(at.sent()).toBe(1);
  });

  it.each([
    ['nothing', 204, 'text/plain', ''],
    ['what is still to be done there', 202, 'application/json', '{"status":"queued"}'],
    ['errors of which there are none', 200, 'application/json', '{"error":null,"errors":[]}'],
    ['a word', 200, 'text/plain', 'OK'],
    ['a list', 200, 'application/json', '[{"error":"of another time"}]'],
  ])('is done with %s', async (_what, status, type, body) => {
    const at = await answering(status, type, body);
    expect(await at.start()).toMatchObject({ state: 'done', calls: [{ state: 'done', status }] });
  });

  /** A case with one action over a server that answers each change so, and has nothing to read. */
  async function answering(status: number, type: string, body: string) {
    const server = await startServer(({ method }, response) => {
      if (method === 'GET') json(response, {}, 405);
      else response.writeHead(status, { 'content-type': type }).end(body);
    });
    const at = await acting({ records, connection: { address: server.address } });
    await at.plan('reset-password', ana);
    const sent = () => server.got.filter(({ method }) => method !== 'GET').length;
    return { ...at, sent };
  }
});
