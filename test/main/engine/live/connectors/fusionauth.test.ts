import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type FusionAuthStandIn,
  startFusionAuth,
} from '../../../../tenant/standins/fusionauth-server.ts';
import { describeConnector } from './connector-laws.ts';
import { walk } from './walk.ts';
import { wayToFusionAuth } from './ways.ts';

describeConnector({
  system: 'fusionauth',
  streams: {
    'audit-log': ['audit'],
    'event-log': ['job'],
    'login-record': ['event'],
    'webhook-event-log': ['webhook'],
  },
  async start(count) {
    const standIn = await startFusionAuth(count);
    return {
      standIn,
      way: wayToFusionAuth(standIn, standIn.key),
      poor: wayToFusionAuth(standIn, standIn.poorKey),
      log: (stream) => standIn.logs[stream] ?? [],
    };
  },
  idOf(record) {
    const { id, userId } = record as { id?: string | number; userId?: string };
    return String(id ?? userId);
  },
  descending: ['login-record'],
  doubles: true,
  poorCode: 'login-refused',
});

describe('the connector of FusionAuth', () => {
  let standIn: FusionAuthStandIn;
  beforeEach(async () => {
    standIn = await startFusionAuth(330);
  });
  afterEach(() => standIn.stop());

  const asked = () =>
    standIn.requests.map(({ path }) => Object.fromEntries(new URLSearchParams(path.split('?')[1])));

  it('says both ends of the window and the order', async () => {
    const log = standIn.logs['webhook-event-log'] ?? [];
    const [from, until] = [log[0]?.at ?? 0, (log[329]?.at ?? 0) + 1];
    const { pages } = await walk(wayToFusionAuth(standIn, standIn.key), {
      stream: 'webhook-event-log',
      from,
      until,
    });
    expect(asked()[0]).toEqual({
      start: String(from),
      end: String(until - 1),
      orderBy: 'insertInstant ASC',
      startRow: '0',
      numberOfResults: '100',
    });
    expect(pages.map(({ announced }) => announced)).toEqual(pages.map(() => 330));
  });

  it('asks for the total of login records, which cannot be ordered', async () => {
    await walk(wayToFusionAuth(standIn, standIn.key), { stream: 'login-record', pageSize: 500 });
    expect(asked()[0]).toMatchObject({ retrieveTotal: 'true' });
    expect(asked()[0]).not.toHaveProperty('orderBy');
  });

  it('goes through a list again that moved while it was read', async () => {
    standIn.faults.add({ fault: 'shifted-page', skip: 1, times: 1 });
    const { pages } = await walk(wayToFusionAuth(standIn, standIn.key), { stream: 'audit-log' });
    expect(pages.flatMap(({ warning = [] }) => warning)).toEqual([
      expect.stringMatching(/gone through again/),
    ]);
    expect(pages.at(-1)?.announced).toBe(331);
  });

  it('says that the key may lack the path, since FusionAuth does not', async () => {
    await expect(
      walk(wayToFusionAuth(standIn, standIn.poorKey), { stream: 'audit-log' }),
    ).rejects.toMatchObject({
      code: 'login-refused',
      message: expect.stringContaining('may GET /api/system/audit-log/search'),
    });
  });
});
