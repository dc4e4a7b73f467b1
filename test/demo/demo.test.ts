import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { notationOf } from '../../shared/diff/index.ts';
import type { JsonValue } from '../../shared/json/index.ts';
import { answerKey } from './answer-key.ts';
import { countFacts, findGaps } from './facts.ts';
import { demoFolder, generateDemo } from './generate-demo.ts';
import { readDemo, unzip } from './read-demo.ts';
import type { AuditRecord } from './records.ts';
import { tellStory } from './story.ts';

const folder = mkdtempSync(join(tmpdir(), 'trailcase-demo-'));
afterAll(() => rmSync(folder, { recursive: true }));

const names = generateDemo(folder);
const demo = await readDemo(demoFolder);
const { people, services } = accountsOf();

describe('the generator', () => {
  it('writes the committed files and no others', () => {
    expect(readdirSync(demoFolder).sort()).toEqual([...names].sort());
  });

  it.each(names)('writes %s with the committed content', async (name) => {
    const [made, kept] = [folder, demoFolder].map((from) => readFileSync(join(from, name)));
    expect(await contentOf(name, made)).toEqual(await contentOf(name, kept));
  });

  it('writes the same bytes again', () => {
    const before = names.map((name) => readFileSync(join(folder, name)));
    generateDemo(folder);
    expect(names.map((name) => readFileSync(join(folder, name)))).toEqual(before);
  });

  it('stays under 2.5 MB', () => {
    const sizes = names.map((name) => statSync(join(demoFolder, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_500_000);
  });
});

/** Compressed bytes are zlib's affair and may differ between machines: what is inside must not. */
async function contentOf(name: string, bytes: Buffer = Buffer.alloc(0)): Promise<unknown> {
  if (name.endsWith('.gz')) return gunzipSync(bytes).toString();
  return name.endsWith('.zip') ? unzip(bytes) : bytes.toString();
}

describe('the answer key', () => {
  const facts = countFacts(demo);

  it.each(answerKey)('$id: $count', ({ id, count }) => {
    expect(facts[id]).toBe(count);
  });

  it('stands in the README', () => {
    const readme = readFileSync(join(demoFolder, 'README.md'), 'utf8');
    for (const { id, count, what } of answerKey) {
      expect(readme).toContain(`| \`${id}\` | ${count} | ${what} |`);
    }
  });

  it('places the break in continuity at the revert of the Google provider', () => {
    expect(findGaps(demo.audit).map(({ target, actor }) => [target, actor])).toEqual([
      ['Google IdP', 'miriam.vogt@acme.example'],
    ]);
  });
});

describe('the records', () => {
  it('are all different and in order of time', () => {
    const lists: [unknown[], string[]][] = [
      [demo.audit.map(({ id }) => id), demo.audit.map(({ timestamp }) => timestamp)],
      [demo.event.map(({ id }) => id), demo.event.map(({ createdOn }) => createdOn)],
      [demo.job.map(({ jobId }) => jobId), demo.job.map(({ createdAt }) => createdAt)],
      [demo.notification.map(({ body }) => body), demo.notification.map((mail) => mail.timestamp)],
      [demo.session.map(({ sessionId }) => sessionId), demo.session.map((one) => one.createdAt)],
      [demo.grant.map((row) => row.grant_id), demo.grant.map((row) => row.created_at ?? '')],
      [
        demo.webhook.map(({ eventId, attempt }) => `${eventId} ${attempt}`),
        demo.webhook.map(({ timestamp }) => timestamp),
      ],
    ];
    for (const [ids, times] of lists) {
      expect(new Set(ids).size).toBe(ids.length);
      expect(times).toEqual([...times].sort());
    }
  });

  it('use only addresses and domains that are kept for documentation', () => {
    const text = JSON.stringify(demo);
    const address = /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$|^2001:db8:/;
    expect(demo.event.filter(({ ipAddress }) => !address.test(ipAddress))).toEqual([]);
    for (const [domain] of text.matchAll(/(?<=@|https:\/\/)[a-z][a-z0-9.-]+\.[a-z]+/g)) {
      expect(domain).toMatch(/\.example$/);
    }
  });

  it('tell sign-ins as flows: Success or nothing after Initiated and Pending', () => {
    const flows = Map.groupBy(demo.event, ({ details }) => String(details.requestId));
    const shapes = new Set(
      [...flows.values()]
        .filter(([first]) => first?.eventType === 'login')
        .map((flow) => flow.map(({ eventType, status }) => `${eventType} ${status}`).join(', ')),
    );
    expect([...shapes].sort()).toEqual([
      'login Failure',
      'login Initiated, login Pending, mfa Success, login Success',
      'login Initiated, login Success',
      'login Success',
    ]);
  });
});

describe('joins', () => {
  it('every session names a user and the request of a sign-in that succeeded', () => {
    const requests = new Map(
      demo.event
        .filter(({ eventType, status }) => eventType === 'login' && status === 'Success')
        .map(({ details, email }) => [details.requestId, { email, id: details.sessionId }]),
    );
    for (const { sessionId, userId, details } of demo.session) {
      const { requestId } = details.parameters as { requestId: string };
      expect(requests.get(requestId)).toEqual({ email: people.get(userId), id: sessionId });
    }
  });

  it('every grant belongs to a session of the same person and application', () => {
    const sessions = new Map(demo.session.map((session) => [session.sessionId, session]));
    for (const grant of demo.grant) {
      const session = sessions.get(grant.session_id ?? '');
      expect([people.get(session?.userId ?? 0), session?.clientId]).toEqual([
        grant.email,
        grant.client,
      ]);
    }
  });

  it('every webhook names a user of the tenant, as its subject or its actor', () => {
    const known = new Set<unknown>([...people.values(), ...services]);
    for (const { request } of demo.webhook) {
      const { user, actor } = request.payload as { user: { email: string } | null; actor?: string };
      expect(known).toContain(user?.email ?? actor);
    }
  });

  it('webhooks are tried at once, then after 1, 5 and 15 minutes', () => {
    for (const deliveries of Map.groupBy(demo.webhook, ({ eventId }) => eventId).values()) {
      const times = deliveries.map(({ timestamp }) => Date.parse(timestamp));
      const waits = times.map((time) => Math.round((time - (times[0] ?? 0)) / 60_000));
      expect([0, 1, 5, 15].slice(0, waits.length)).toEqual(waits);
    }
  });

  it('every difference is the one that the product computes from the two states', () => {
    const withBoth = demo.audit.filter(({ oldEntity, newEntity }) => oldEntity && newEntity);
    const computed = ({ oldEntity, newEntity }: AuditRecord) =>
      notationOf(oldEntity as JsonValue, newEntity as JsonValue) ?? null;
    expect(withBoth.length).toBeGreaterThan(250);
    expect(withBoth.map(({ diff }) => diff)).toEqual(withBoth.map(computed));
  });
});

/** Everybody who ever had an account, by user id, and the accounts that are no people. */
function accountsOf() {
  const users = tellStory().audit.flatMap(({ oldEntity, newEntity }) => [oldEntity, newEntity]);
  const sessions = demo.session.map(
    ({ details }) => details.claims as { sub: string; email: string },
  );
  const fromAudit = users.flatMap((user) =>
    typeof user?.email === 'string' ? [[Number(user.id), user.email] as const] : [],
  );
  const fromSessions = sessions.map(({ sub, email }) => [Number(sub), email] as const);
  return {
    people: new Map([...fromAudit, ...fromSessions]),
    services: demo.audit.map(({ actor }) => actor),
  };
}
