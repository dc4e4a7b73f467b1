import { foldName } from '../../../shared/fields.ts';
import { formatInstant, makeZoneRule, readInstant } from '../../../shared/time/index.ts';

/** A thing as a tenant tells it: a session, a grant, a run of a job, a webhook event, a user. */
export interface TenantThing {
  id: string;
  /** Everything that it calls an id of its own. */
  ids: string[];
  /** Every name that it tells of its user; of a session or grant of the one who holds it. */
  users: string[];
  status: string;
  since: string | null;
  client: string | null;
  /** Nothing is to be done about it any more: it is revoked, expired, delivered, succeeded, disabled. */
  isOver: boolean;
  /** What tells one try of a job or delivery from the next; null where nothing does. */
  version: string | null;
  /** Of an account whether a new password or a new factor is asked of it by now, where it says so. */
  asked: Partial<Record<AskedKind, boolean>>;
}

/** What is asked of an account and done by its user later. */
export type AskedKind = 'reset-password' | 'require-mfa';

export type ThingType = 'session' | 'grant' | 'job' | 'webhook' | 'user';

/** Names that systems have for the same thing, folded; the first that is told counts. */
const names = {
  session: ['sessionid', 'id', 'sid', 'key', 'uuid'],
  grant: ['grantid', 'id', 'key', 'uuid'],
  job: ['jobid', 'runid', 'id', 'key', 'uuid'],
  webhook: ['eventid', 'webhookid', 'id', 'key', 'uuid'],
  user: ['userid', 'id', 'key', 'uuid'],
} as const;
const userNames = ['userid', 'user', 'email', 'username', 'subject', 'actor', 'sub'];
const statusNames = ['status', 'lateststatus', 'state', 'deliverystatus', 'outcome'];
const sinceNames = [
  'createdat',
  'created',
  'createdon',
  'issuedat',
  'start',
  'startedat',
  'started',
  'time',
  'timestamp',
];
const clientNames = ['clientid', 'client', 'clientname', 'application', 'app'];
/** Types that are tried again and again. What else has a time of change was used, or renamed, or whatever. */
const hasTries: readonly ThingType[] = ['job', 'webhook'];
const versionNames = [
  'attempt',
  'attempts',
  'attemptcount',
  'retries',
  'retrycount',
  'updatedat',
  'updated',
  'lastattemptat',
];

/** Flags that a request sets and the user takes away by doing what is asked; what may be a rule for all is none of them. */
const askedNames: Readonly<Record<AskedKind, readonly string[]>> = {
  'reset-password': [
    'mustreset',
    'mustresetpassword',
    'mustchangepassword',
    'passwordresetrequired',
    'passwordchangerequired',
  ],
  'require-mfa': [
    'mustenrol',
    'mustenroll',
    'mfaenrolmentrequired',
    'mfaenrollmentrequired',
    'factorresetrequired',
  ],
};

/** Words for what is over. A session does not come back to life; a job or event that runs is being seen to; a lock opens by itself. */
const over: Readonly<Record<ThingType, RegExp>> = {
  session:
    /^(?:revoked|expired|ended|terminated|closed|inactive|invalid|invalidated|deleted|destroyed|finished|logged.?out|signed.?out)$/i,
  grant:
    /^(?:revoked|expired|ended|terminated|closed|inactive|invalid|invalidated|deleted|destroyed|removed)$/i,
  job: /^(?:success|succeeded|successful|completed?|done|running|pending|queued|retrying|in.?progress|scheduled)$/i,
  webhook:
    /^(?:success|succeeded|successful|delivered|sent|ok|done|pending|queued|retrying|scheduled|200)$/i,
  user: /^(?:disabled|inactive|deactivated|suspended|blocked|deprovisioned|deleted)$/i,
};

/** Objects with one member each that may stand around a thing. */
const mostWrappings = 4;

/** Letters of one value that are read, and of a status. */
const longest = 2_000;
const longestStatus = 100;

/** Parts of a thing in which its user may be told. */
const partNames = ['details', 'claims', 'user', 'subject', 'actor', 'profile'];

const utc = makeZoneRule('UTC');

/** Reads one thing; null where what the tenant told is none with an id. */
export function readThing(type: ThingType, given: unknown): TenantThing | null {
  const told = asObject(given);
  if (told === null) return null;
  const fields = new Map(Object.entries(told).map(([name, value]) => [foldName(name), value]));
  const first = (sought: readonly string[]) => {
    for (const name of sought) {
      const text = asText(fields.get(name));
      if (text !== '') return text;
    }
    return '';
  };
  const id = first(names[type]);
  if (id === '') return null;
  const status = first(statusNames) || statusOfFlags(type, fields);
  const since = readInstant(first(sinceNames), utc);
  const client = first(clientNames);
  const version = hasTries.includes(type)
    ? versionNames.flatMap((name) => {
        const text = asText(fields.get(name));
        return text === '' ? [] : [`${name} ${text}`];
      })
    : [];
  return {
    id,
    ids: names[type].map((name) => asText(fields.get(name))).filter((each) => each !== ''),
    users: usersIn(told),
    status: status.slice(0, longestStatus),
    since: since === null ? null : formatInstant(since.micros),
    client: client === '' ? null : client,
    isOver: over[type].test(status.trim()),
    version: version.length === 0 ? null : version.join(', '),
    asked: type === 'user' ? askedOf(fields) : {},
  };
}

/** Names of the user, at the top and in the parts that tell of it. */
function usersIn(told: Record<string, unknown>, depth = 0): string[] {
  const found = Object.entries(told).flatMap(([name, value]): string[] => {
    const folded = foldName(name);
    if (depth < 2 && partNames.includes(folded) && typeof value === 'object' && value !== null) {
      const part = value as Record<string, unknown>;
      const own = folded === 'user' ? [asText(part.id)] : [];
      return [...own, ...usersIn(part, depth + 1)];
    }
    return userNames.includes(folded) ? [asText(value)] : [];
  });
  return [...new Set(found.filter((each) => each !== ''))];
}

function askedOf(fields: ReadonlyMap<string, unknown>): TenantThing['asked'] {
  const flags = Object.entries(askedNames).flatMap(([kind, sought]) => {
    const flag = sought.map((name) => fields.get(name)).find((each) => typeof each === 'boolean');
    return flag === undefined ? [] : [[kind, flag]];
  });
  return Object.fromEntries(flags) as TenantThing['asked'];
}

/** Some systems say it by a flag or a time in place of a word. */
function statusOfFlags(type: ThingType, fields: ReadonlyMap<string, unknown>): string {
  const isTrue = (name: string) => fields.get(name) === true;
  const isTold = (name: string) => asText(fields.get(name)) !== '';
  if (type === 'session' || type === 'grant') {
    if (isTrue('revoked') || isTold('revokedat')) return 'revoked';
    if (isTrue('expired') || isTold('endedat')) return 'expired';
  }
  if (type === 'user' && (isTrue('disabled') || isTrue('blocked'))) return 'disabled';
  for (const name of ['active', 'enabled', 'isactive']) {
    const value = fields.get(name);
    if (typeof value === 'boolean') return value ? 'active' : 'inactive';
  }
  return '';
}

/** An object, also one that stands alone below `data` or the like. */
function asObject(given: unknown, depth = 0): Record<string, unknown> | null {
  if (depth > mostWrappings || typeof given !== 'object' || given === null || Array.isArray(given))
    return null;
  const entries = Object.entries(given);
  const [only] = entries;
  return entries.length === 1 && only !== undefined && typeof only[1] === 'object'
    ? asObject(only[1], depth + 1)
    : (given as Record<string, unknown>);
}

/** Texts and numbers; of an object its id or address. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, longest);
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  const { id, email, name } = value as Record<string, unknown>;
  return (
    [id, email, name]
      .find((each) => typeof each === 'string')
      ?.toString()
      .slice(0, longest) ?? ''
  );
}
