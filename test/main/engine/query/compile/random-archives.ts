import { createRandom, type Random } from '../../../../helpers/random.ts';

/** Words that are alike in some ways and not in others: what comparisons must tell apart. */
export const words: readonly string[] = [
  'auth ui',
  'Auth-UI',
  'AUTH_ui',
  'auth  -ui',
  'authui',
  'ada@example.com',
  'Ada@Example.com',
  'ada_b@example.com',
  'adaXb@example.com',
  '100%',
  '100',
  '1000',
  '-5',
  '5.0',
  'failed',
  'Failure',
  'success',
  'Straße',
  'STRASSE',
  'ΣΊΣΥΦΟΣ',
  'σίσυφος',
  'Jose\u0301',
  'José',
  'İstanbul',
  'istanbul',
  '\u212aelvin',
  'kelvin',
  `O'Brien`,
  'say "no"',
  'back\\slash',
  '-- DROP TABLE record',
  'nul\u0000inside',
  'two\nlines',
  '*',
  '😀',
  '…',
];

const addresses = [
  '10.0.0.1',
  '10.255.0.9',
  '192.168.1.1',
  '::ffff:10.0.0.1',
  '2001:db8::1',
  '2001:DB8:0:1::5',
  'fe80::1',
  'not an address',
  '10.0.0',
];

const entityKeys = ['enabled', 'mfa', 'redirectUris', 'mail.from', 'owner'];

/** Microseconds before the "as of" of the tests that records lie at most. */
const spanMillis = 70 * 86_400_000;

/** Lines of NDJSON: records of all kinds with fields missing, empty, of other types and nested. */
export function randomRecords(seed: string, count: number, asOfMillis: number): string[] {
  const random = createRandom(`asked ${seed}`);
  return Array.from({ length: count }, (_, at) =>
    JSON.stringify(randomRecord(at, random, asOfMillis)),
  );
}

/** The same as CSV: events with details flattened, and a cell that holds JSON. */
export function randomTable(seed: string, count: number, asOfMillis: number): string {
  const random = createRandom(`table ${seed}`);
  const cell = (text: unknown) => `"${String(text).replaceAll('"', '""')}"`;
  const header =
    'Id,Event Type,Status,Client Name,Created On,Email,IP Address,details.reason,Extra';
  const rows = Array.from({ length: count }, (_, at) =>
    [
      `t${at}`,
      oneWord(random),
      oneWord(random),
      oneWord(random),
      time(random, asOfMillis) ?? '',
      random.pick(words),
      random.pick(addresses),
      random.pick(words),
      JSON.stringify(details(random)),
    ].map(cell),
  );
  return [header, ...rows].join('\n');
}

function oneWord(random: Random): string {
  return random.pick(words).replaceAll('\n', ' ');
}

function maybe<T>(random: Random, value: T): T | null | undefined {
  return random.weighted({ value: 8, null: 1, absent: 1 }) === 'value'
    ? value
    : random.pick([null, undefined]);
}

function time(random: Random, asOfMillis: number): string | undefined {
  if (random.chance(0.1)) return undefined;
  return new Date(asOfMillis - random.between(-2, spanMillis / 1000) * 1000).toISOString();
}

function details(random: Random): unknown {
  return random.pick<() => unknown>([
    () => ({ reason: random.pick(words), n: random.between(0, 6) }),
    () => ({ reason: [random.pick(words), random.pick(words)], n: '3' }),
    () => ({ list: [{ reason: random.pick(words) }, { n: 2.5 }], Reason: random.pick(words) }),
    () => ({ reason: '', n: null, empty: [], nothing: {} }),
    () => ({ reason: { text: random.pick(words) }, n: 12345678901234567890n.toString() }),
    () => JSON.stringify({ reason: random.pick(words), n: true }),
    () => random.pick(words),
  ])();
}

function state(random: Random): unknown {
  if (random.chance(0.15)) return null;
  const entries = entityKeys.flatMap((key): [string, unknown][] => {
    if (random.chance(0.2)) return [];
    if (key === 'mfa') return [[key, { required: random.chance(0.5), by: random.pick(words) }]];
    if (key === 'redirectUris') return [[key, [random.pick(words), random.pick(words)]]];
    return [[key, random.pick<unknown>([random.pick(words), true, 3])]];
  });
  const whole = Object.fromEntries(entries);
  return random.chance(0.2) ? JSON.stringify(whole) : whole;
}

function randomRecord(at: number, random: Random, asOfMillis: number): Record<string, unknown> {
  const word = () => maybe(random, random.pick(words));
  const when = time(random, asOfMillis);
  const base = { id: `r${at}`, details: details(random), 'details.flat': random.pick(words) };
  return random.pick<() => Record<string, unknown>>([
    () => ({
      ...base,
      action: oneWord(random),
      target: word(),
      actor: word(),
      subject: word(),
      clientActor: word(),
      comments: word(),
      timestamp: when,
      oldEntity: state(random),
      newEntity: state(random),
    }),
    () => ({
      ...base,
      eventType: random.pick(words),
      status: word(),
      clientName: word(),
      providerName: word(),
      createdOn: when,
      email: word(),
      ipAddress: maybe(random, random.pick(addresses)),
    }),
    () => ({
      ...base,
      jobId: `j${at}`,
      jobName: random.pick(words),
      jobType: word(),
      latestStatus: word(),
      createdAt: when,
      updatedAt: time(random, asOfMillis),
      stacktrace: word(),
    }),
    () => ({
      ...base,
      eventId: `e${at}`,
      eventType: random.pick(words),
      endpoint: random.pick(words),
      attempt: maybe(random, random.between(1, 5)),
      response: { status: random.pick([200, 404, 500, 503]), latencyMs: random.between(1, 4000) },
      timestamp: when,
    }),
    () => ({
      ...base,
      sessionId: `s${at}`,
      protocol: word(),
      userId: word(),
      createdAt: when,
      status: word(),
    }),
  ])();
}
