import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordsOf } from '../../../../tenant/read-pages.ts';
import {
  type AuthgearStandIn,
  startAuthgear,
} from '../../../../tenant/standins/authgear-server.ts';
import { describeConnector } from './connector-laws.ts';
import { walk } from './walk.ts';
import { wayToAuthgear } from './ways.ts';

const otherKey = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

const idOf = (edge: unknown) => (edge as { node: { data: { id: string } } }).node.data.id;

describeConnector({
  system: 'authgear',
  streams: { 'audit-log': ['event', 'notification', 'audit', 'grant'] },
  async start(count) {
    const standIn = await startAuthgear(count);
    return {
      standIn,
      way: wayToAuthgear(standIn, standIn.privateKey),
      poor: wayToAuthgear(standIn, otherKey),
      log: () => standIn.log,
    };
  },
  idOf,
  poorCode: 'login-refused',
});

describe('the connector of Authgear', () => {
  let standIn: AuthgearStandIn;
  beforeEach(async () => {
    standIn = await startAuthgear(300);
  });
  afterEach(() => standIn.stop());
  const ask = (asked: object = {}, change: object = {}) => {
    const { connection, secret } = wayToAuthgear(standIn, standIn.privateKey);
    const way = { connection: { ...connection, ...change }, secret };
    return walk(way, { stream: 'audit-log', ...asked });
  };

  it('takes the empty page that follows a full one as the end', async () => {
    const { pages } = await ask();
    expect(pages.map(({ count, next }) => [count, next === null])).toEqual([
      [100, false],
      [100, false],
      [100, false],
      [0, true],
    ]);
    expect(pages.map(({ announced }) => announced)).toEqual([300, 300, 300, 300]);
  });

  it('names itself in the audit records that its calls cause', async () => {
    await ask();
    expect(standIn.auditContexts[0]).toEqual({ client: 'Trailcase' });
  });

  it('comes silently from later on where the plan says so', async () => {
    standIn.keptFrom = standIn.log[120]?.at ?? 0;
    const { pages } = await ask({ from: standIn.log[0]?.at });
    expect(idOf(pages.flatMap(recordsOf)[0])).toBe('evt-000120');
  });

  it('asks at another path where the connection has one', async () => {
    const { pages } = await ask({}, { paths: { 'audit-log': '/graphql' } });
    expect(pages[0]?.answer.address).toBe(`${standIn.address}/graphql`);
  });

  it('says the reason of the server for a cursor that it does not know', async () => {
    await expect(ask({ resume: { after: 'bm9uc2Vuc2U' } })).rejects.toMatchObject({
      code: 'unexpected-answer',
      message: expect.stringMatching(/InvalidCursor.*invalid cursor.*Pull again/),
    });
  });

  it('says what to compare where a token is not taken any more', async () => {
    standIn.faults.add({ fault: 'expired-token', skip: 1 });
    await expect(ask()).rejects.toMatchObject({
      code: 'login-refused',
      message: expect.stringMatching(/project ID and key ID.*clock/),
    });
  });

  it.each([
    ['another project', { tenant: 'other-project' }],
    ['another key id', { auth: { kind: 'signed-token', keyId: 'x', audience: 'demo-project' } }],
  ])('says what to compare with %s', async (_, change) => {
    await expect(ask({}, change)).rejects.toMatchObject({ code: 'login-refused' });
  });

  it('says that the project is to be entered', async () => {
    await expect(ask({}, { tenant: '' })).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('needs the tenant'),
    });
  });
});
