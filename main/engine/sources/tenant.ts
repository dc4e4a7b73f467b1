import { fieldsOf, foldName } from '../../../shared/fields.ts';
import { type Kind, kinds } from '../../../shared/kinds.ts';
import type { FieldNames, SourceDescription } from './source-description.ts';

/**
 * The tenant service's own exports. Their JSON names are not published, so that they are read by the
 * labels of its screens in any spelling, plus the aliases below (`sources.md`, section 5).
 */
const aliases: Record<Kind, FieldNames> = {
  audit: {
    key: ['id'],
    target: ['targetName', 'entity'],
    actor: ['actorEmail', 'user'],
    client: ['clientName', 'clientId'],
    message: ['comment', 'reason'],
    time: ['createdAt', 'createdOn', 'created', 'date'],
  },
  event: {
    key: ['id'],
    action: ['event', 'type'],
    status: ['outcome', 'result'],
    client: ['client', 'clientId'],
    provider: ['provider'],
    time: ['timestamp', 'createdAt', 'created', 'date'],
    ip: ['ip', 'ipAddr'],
    organization: ['organisation', 'org'],
  },
  job: { key: ['id'], status: ['status'], time: ['timestamp'] },
  notification: { key: ['id'], target: ['to'], time: ['sentAt', 'createdAt', 'createdOn'] },
  session: { key: ['id'], time: ['createdOn', 'timestamp'] },
  grant: {
    key: ['id'],
    provider: ['providerName'],
    client: ['clientName', 'clientId'],
    time: ['createdOn', 'timestamp'],
  },
  webhook: {
    key: ['id'],
    httpStatus: ['httpStatus', 'response.status'],
    duration: ['responseTime', 'latencyMs', 'response.latencyMs'],
    time: ['createdAt', 'createdOn'],
  },
};

/** Keys that make a record one of a kind: all of `all`, and at least one of `any`. */
const shapes: readonly { kind: Kind; all: readonly string[]; any: readonly string[] }[] = [
  { kind: 'grant', all: ['grantId'], any: ['email', 'client', 'sessionId', 'provider'] },
  { kind: 'session', all: ['sessionId'], any: ['protocol', 'userId'] },
  { kind: 'webhook', all: ['endpoint', 'eventType'], any: ['eventId', 'attempt', 'response'] },
  { kind: 'job', all: ['jobName'], any: ['jobId', 'jobType', 'latestStatus'] },
  { kind: 'job', all: ['jobId'], any: ['jobType', 'latestStatus', 'stacktrace'] },
  { kind: 'notification', all: ['recipient'], any: ['subject', 'category', 'status'] },
  {
    kind: 'audit',
    all: ['action', 'target', 'actor'],
    any: ['timestamp', 'clientActor', 'oldEntity', 'newEntity', 'comments'],
  },
  { kind: 'audit', all: ['action'], any: ['oldEntity', 'newEntity'] },
  {
    kind: 'event',
    all: ['eventType'],
    any: ['clientName', 'providerName', 'createdOn'],
  },
];

function namesOf(kind: Kind): FieldNames {
  const names: FieldNames = {};
  for (const { name, stored } of fieldsOf[kind]) {
    if (stored !== undefined) names[stored] = [name];
  }
  for (const [field, more] of Object.entries(aliases[kind]) as [keyof FieldNames, string[]][]) {
    names[field] = [...(names[field] ?? []), ...more];
  }
  return names;
}

/** The tenant service: all seven kinds, JSON and CSV, one file may mix kinds. */
export const tenant: SourceDescription = {
  system: 'tenant',
  title: 'Tenant service exports',
  recognise(keys) {
    for (const { kind, all, any } of shapes) {
      const present = any.filter((name) => keys.has(foldName(name)));
      if (present.length > 0 && all.every((name) => keys.has(foldName(name)))) {
        return { kind, reason: `has ${[...all, ...present].join(', ')}` };
      }
    }
    return null;
  },
  fields: Object.fromEntries(kinds.map((kind) => [kind, namesOf(kind)])) as Record<
    Kind,
    FieldNames
  >,
  states: {
    audit: {
      old: ['oldEntity', 'oldValue', 'before', 'previous', 'old'],
      new: ['newEntity', 'newValue', 'after', 'current', 'new'],
    },
  },
};
