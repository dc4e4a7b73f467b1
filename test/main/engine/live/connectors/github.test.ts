import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GithubStandIn, startGithub } from '../../../../tenant/standins/github-server.ts';
import { describeConnector } from './connector-laws.ts';
import { walk } from './walk.ts';
import { wayToGithub } from './ways.ts';

describeConnector({
  system: 'github',
  streams: { 'audit-log': ['audit', 'event', 'grant', 'job'] },
  async start(count) {
    const standIn = await startGithub(count);
    return {
      standIn,
      way: wayToGithub(standIn, standIn.token),
      poor: wayToGithub(standIn, standIn.poorToken),
      log: () => standIn.log,
    };
  },
  idOf: (record) => (record as { _document_id: string })._document_id,
  overshoots: true,
});

describe('the connector of GitHub', () => {
  let standIn: GithubStandIn;
  beforeEach(async () => {
    standIn = await startGithub(330);
  });
  afterEach(() => standIn.stop());

  const ask = (change: object = {}) => {
    const { connection, secret } = wayToGithub(standIn, standIn.token);
    return walk({ connection: { ...connection, ...change }, secret }, { stream: 'audit-log' });
  };

  it('asks for everything, Git events too, the oldest first', async () => {
    await ask();
    const [path, query] = standIn.requests[0]?.path.split('?') ?? [];
    expect(path).toBe('/orgs/demo-org/audit-log');
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      phrase: 'created:>=1970-01-01T00:00:00+00:00',
      include: 'all',
      order: 'asc',
      per_page: '100',
    });
  });

  it('reads the log of an enterprise by its path', async () => {
    const { pages } = await ask({ paths: { 'audit-log': '/enterprises/{tenant}/audit-log' } });
    expect(pages.reduce((sum, { count }) => sum + count, 0)).toBe(330);
    expect(standIn.requests[0]?.path).toMatch(/^\/enterprises\/demo-org\/audit-log\?/);
  });

  it('does not ask on behind the end of the window', async () => {
    const { connection, secret } = wayToGithub(standIn, standIn.token);
    const until = standIn.log[50]?.at ?? 0;
    await walk({ connection, secret }, { stream: 'audit-log', until, pageSize: 20 });
    expect(standIn.requests).toHaveLength(4);
  });

  it('says that the organisation is to be entered', async () => {
    await expect(ask({ tenant: '' })).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('Organisation'),
    });
  });

  it('says what to look at where there is no such organisation', async () => {
    await expect(ask({ tenant: 'demo-orgs' })).rejects.toMatchObject({
      code: 'unexpected-answer',
      message: expect.stringContaining("the tenant's name"),
    });
  });
});
