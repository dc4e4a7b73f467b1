import { Hono } from 'hono';
import { type StandIn, type StandInEnv, type StandInOptions, startStandIn } from '../stand-in.ts';
import { fusionAuthLogs } from './fusionauth-records.ts';
import { insertRecord, type LoggedRecord } from './logged-records.ts';

/** A stand-in of FusionAuth with what a test may do to it. */
export interface FusionAuthStandIn extends StandIn {
  /** A global key, and one that may not read the logs. */
  key: string;
  poorKey: string;
  logs: Record<string, LoggedRecord[]>;
}

const hour = 3_600_000;
const items: Record<string, string> = {
  'audit-log': 'auditLogs',
  'event-log': 'eventLogs',
  'login-record': 'logins',
  'webhook-event-log': 'webhookEventLogs',
};

/**
 * The four searches as `sources.md` 10 describes them: an API key without a word, `startRow` and `numberOfResults`, `orderBy` but for login
 * records, `total` of these only where it is asked for, and of webhooks the last hour where no window is given. A key that is
 * not known and one that may not are answered alike: 401, empty.
 */
export async function startFusionAuth(
  count: number,
  options: StandInOptions = {},
): Promise<FusionAuthStandIn> {
  const logs = fusionAuthLogs(count);
  const key = 'demoKeyThatMayReadAllOfTheLogs';
  const poorKey = 'demoKeyThatMayReadNothing';
  const routes = new Hono<StandInEnv>();
  for (const [name, log] of Object.entries(logs)) {
    routes.get(`/api/system/${name}/search`, (context) => {
      const given = context.req.header('authorization');
      context.set('login', given === key ? 'right' : 'wrong');
      if (given !== key) return context.body(null, 401);
      const query = context.req.query();
      const isHook = name === 'webhook-event-log';
      const start = Number(query.start ?? (isHook ? Date.now() - hour : 0));
      const end = Number(query.end ?? Date.now());
      const found = log.filter(({ at }) => at >= start && at <= end);
      const isUp = / ASC$/.test(query.orderBy ?? '') && name !== 'login-record';
      if (!isUp) found.reverse();
      const row = Number(query.startRow ?? 0);
      const page = found.slice(row, row + Number(query.numberOfResults ?? 25));
      const isTold = name !== 'login-record' || query.retrieveTotal === 'true';
      return context.json({
        [items[name] ?? '']: page.map(({ record }) => record),
        ...(isTold ? { total: found.length } : {}),
      });
    });
  }
  const standIn = await startStandIn(
    {
      routes,
      shift: (path) => {
        const log = logs[path.split('/').at(-2) ?? ''] ?? [];
        const [first] = log;
        if (first === undefined) return;
        const record = { ...first.record, id: crypto.randomUUID(), userId: crypto.randomUUID() };
        insertRecord(log, { ...first, id: 'late', record });
      },
    },
    options,
  );
  return { ...standIn, key, poorKey, logs };
}
