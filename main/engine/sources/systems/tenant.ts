import { fieldsOf } from '../../../../shared/fields.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import type { FieldNames, Names, Shape, SourceDescription } from '../source-description.ts';
import { tenantSamples } from './tenant-samples.ts';

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

function namesOf(kind: Kind): FieldNames {
  const names: FieldNames = {};
  for (const { name, stored } of fieldsOf[kind]) {
    if (stored !== undefined) names[stored] = [name];
  }
  for (const [field, more] of Object.entries(aliases[kind]) as [keyof FieldNames, Names][]) {
    names[field] = [...(names[field] ?? []), ...more];
  }
  return names;
}

const states = {
  old: ['oldEntity', 'oldValue', 'before', 'previous', 'old'],
  new: ['newEntity', 'newValue', 'after', 'current', 'new'],
  diff: ['diff', 'changes'],
  isWhole: true as const,
};

function shape(kind: Kind, all: readonly string[], any: readonly string[]): Shape {
  return {
    title: kind,
    all,
    any,
    confidence: 'likely',
    kind,
    fields: namesOf(kind),
    ...(kind === 'audit' ? { states } : {}),
  };
}

/** The tenant service: all seven kinds, JSON and CSV, one file may mix kinds. */
export const tenant: SourceDescription = {
  system: 'tenant',
  title: 'Tenant service exports',
  shapes: [
    shape('grant', ['grantId'], ['email', 'client', 'sessionId', 'provider']),
    shape('webhook', ['endpoint', 'eventType'], ['eventId', 'attempt', 'response']),
    shape('event', ['eventType'], ['clientName', 'providerName', 'createdOn']),
    shape('session', ['sessionId'], ['protocol', 'userId']),
    shape('job', ['jobName'], ['jobId', 'jobType', 'latestStatus']),
    shape('job', ['jobId'], ['jobType', 'latestStatus', 'stacktrace']),
    shape('notification', ['recipient'], ['subject', 'category', 'status']),
    shape(
      'audit',
      ['action', 'target', 'actor'],
      ['timestamp', 'clientActor', 'oldEntity', 'newEntity', 'comments'],
    ),
    shape('audit', ['action'], ['oldEntity', 'newEntity']),
  ],
  samples: tenantSamples,
};
