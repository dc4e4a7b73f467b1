import { createRandom, type Random } from '../../../../helpers/random.ts';

const people = Array.from({ length: 60 }, (_, at) => `person${at}@example.com`);
const words = ['login', 'logout', 'mfa', 'Login', 'token refresh', 'Zugang gewährt', ''];
const addresses = ['10.0.0.1', '10.0.0.2', '192.168.1.1', '2001:db8::1', ''];

/**
 * Lines of NDJSON of four kinds with everything that makes sorting and counting hard: equal times,
 * missing times and fields, texts beyond ASCII, numbers of one to four digits, times before 1970.
 */
export function mixedLines(records: number, seed: string): string[] {
  const random = createRandom(seed);
  return Array.from({ length: records }, (_, at) => JSON.stringify(record(at, random)));
}

function record(at: number, random: Random): Record<string, unknown> {
  const time = timeText(random);
  const person = random.chance(0.1) ? null : random.pick(people);
  switch (random.weighted({ event: 5, audit: 3, job: 1, webhook: 2 })) {
    case 'event':
      return {
        id: `e${at}`,
        eventType: random.pick(words),
        status: random.pick(['Success', 'Failure', 'Pending', '']),
        clientName: random.pick(['auth-ui', 'Auth UI', 'portal']),
        createdOn: time,
        email: person,
        ipAddress: random.pick(addresses),
        details: { reason: random.pick(['mfa_timeout', 'bad password', null]), try: at % 7 },
      };
    case 'audit':
      return {
        id: `a${at}`,
        action: `${random.pick(['update', 'delete', 'create'])} User`,
        target: `group ${random.between(1, 40)}`,
        actor: person,
        timestamp: time,
        comments: random.chance(0.5) ? `ticket ${random.between(1, 300)}` : null,
        oldEntity: { enabled: random.chance(0.5), owner: random.pick(people) },
        newEntity: { enabled: random.chance(0.5), owner: random.pick(people) },
      };
    case 'job':
      return {
        jobId: `j${at}`,
        jobName: random.pick(['audit log trim', 'directory sync']),
        jobType: random.pick(['trim', 'sync']),
        message: random.chance(0.3) ? null : `run ${random.between(1, 50)}`,
        latestStatus: random.pick(['success', 'failed', 'running']),
        createdAt: time,
        updatedAt: random.chance(0.2) ? null : timeText(random),
      };
    case 'webhook':
      return {
        eventId: `w${random.hex(6)}-${at}`,
        eventType: random.pick(['user.login', 'user.signup']),
        endpoint: 'https://siem.example/in',
        status: random.pick(['Success', 'Failed']),
        attempt: random.between(1, 4),
        timestamp: time,
        response: {
          status: random.chance(0.2) ? null : random.pick([200, 404, 500, 1200]),
          latencyMs: random.between(1, 2_000),
        },
      };
  }
}

/** One of few instants, so that many records share theirs; one in ten is none. */
function timeText(random: Random): string | null {
  if (random.chance(0.1)) return null;
  const days = random.between(-20_000, 20_000);
  return new Date(days * 86_400_000 + random.between(0, 3) * 1_000).toISOString();
}
