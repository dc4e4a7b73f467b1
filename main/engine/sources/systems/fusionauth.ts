import type { Outcome } from '../../../../shared/record.ts';
import { derived, kindBy, outcomeBy, withNames } from '../derive.ts';
import type { FieldNames, SourceDescription, Subject } from '../source-description.ts';
import { at, firstText, isKeyed, objectsAt, textAt } from '../value-at.ts';
import { fusionAuthSamples } from './fusionauth-samples.ts';

/** What names things stands in the first characters of a message; patterns are not tried on more. */
function beginning(record: Subject): string {
  return (textAt(record, 'message') ?? '').slice(0, 1_000);
}

/** "Updated the user with Id [73092cb2-…] and loginId [adam@…]": the last thing in brackets, or the first. */
const named = derived('the ids in brackets of the message', (record) => {
  const found = [...beginning(record).matchAll(/\[([^\]]+)\]/g)].map(([, id]) => id);
  return found.length === 0 ? textAt(record, 'data.externalId') : found.join(', ');
});

/** "Updated the user with Id […]" → "Updated the user" */
const action = derived('the message up to what it names', (record) => {
  const message = beginning(record).replace(/\s+(?:with\b.*|\[.*)$/s, '');
  return message === '' ? null : message.slice(0, 200);
});

const audit: FieldNames = {
  time: ['insertInstant', 'createInstant'],
  key: ['id'],
  action: [action],
  actor: ['insertUser', 'user'],
  target: [named],
  message: ['message', 'reason'],
  organization: ['tenantId'],
};

const logColumns = ['id', 'insertInstant', 'type', 'message'];

const auditColumns = [
  'id',
  'insertInstant',
  'insertUser',
  'message',
  'reason',
  'oldValue',
  'newValue',
  'tenantId',
];

const auditStates = {
  old: ['oldValue', 'data.oldValue'],
  // The published example spells it with a colon.
  new: ['newValue', 'newValue:', 'data.newValue'],
};

/** The audit log tells what was done; what was refused is not in it. */
const wasDone = (): Outcome => 'success';

const event: FieldNames = {
  time: ['createInstant'],
  key: ['id'],
  action: ['type'],
  actor: ['user.email', 'user.username', 'user.id', 'info.userId', 'email', 'userId'],
  username: ['user.username', 'user.fullName'],
  target: [
    derived('the user, group, entity or client that the event is about', (each) =>
      firstText(
        each,
        'user.email',
        'user.id',
        'group.name',
        'group.id',
        'entity.name',
        'entity.id',
        'userId',
        'clientId',
      ),
    ),
  ],
  client: ['applicationId', 'registration.applicationId'],
  provider: ['authenticationType', 'identityProviderName', 'identityProviderId'],
  status: ['reason.code'],
  ip: ['ipAddress', 'info.ipAddress'],
  agent: ['info.userAgent'],
  country: ['info.location.country'],
  organization: ['tenantId'],
  message: ['reason.code', 'reason', 'eventLog.message'],
};

const eventKind = kindBy('by type', (each) => textAt(each, 'type'), 'event', [
  [/^(?:jwt\.|user\.registration\.refresh)/, 'grant'],
  [/^(?:event-log|kickstart)\./, 'job'],
  [
    /^user\.(?:login|two-factor\.(?:challenge|failed|success)|password\.(?:reset|breach)|action|identity\.verified|email\.verified|registration\.verified)/,
    'event',
  ],
  [/^(?:group|entity|user|audit-log)\./, 'audit'],
]);

/** The event inside the envelope that hooks get; an entry of the audit log as that entry. */
function openEvent(record: Subject): Subject | null {
  return isKeyed(record.event) ? record.event : null;
}

const eventOutcome = outcomeBy(
  (each) => textAt(each, 'type'),
  [
    [/\.(?:failed|failed-attempt|breach|suspicious)$/, 'failure'],
    [/./, 'success'],
  ],
);

const side = (each: Subject, wanted: 'old' | 'new') => {
  const names =
    wanted === 'old' ? ['original', 'previousEmail'] : ['user', 'entity', 'group', 'registration'];
  if (
    wanted === 'new' &&
    at(each, 'original') === undefined &&
    !/\.(?:create|update)(?:\.complete)?$/.test(textAt(each, 'type') ?? '')
  )
    return undefined;
  return names.map((name) => at(each, name)).find((found) => isKeyed(found));
};

/** FusionAuth: audit, event, login and webhook logs, events as hooks get them, tables (section 10). */
export const fusionAuth: SourceDescription = {
  system: 'fusionauth',
  title: 'FusionAuth',
  shapes: [
    {
      title: 'webhook event log',
      all: ['eventResult', 'eventType', 'insertInstant'],
      any: ['attempts', 'lastAttemptInstant', 'event', 'failedAttempts'],
      confidence: 'certain',
      kind: 'webhook',
      fields: {
        time: ['insertInstant'],
        key: ['id'],
        action: ['eventType'],
        status: ['eventResult'],
        actor: ['event.event.user.email', 'event.event.user.id'],
        target: [
          derived('attempts: the address or id of the hook', (each) =>
            firstText(objectsAt(each, 'attempts').at(-1), 'webhookCallResponse.url', 'webhookId'),
          ),
        ],
        attempt: [
          derived(
            'how many attempts there are',
            (each) => objectsAt(each, 'attempts').length || null,
          ),
        ],
        httpStatus: [
          derived('attempts: the status of the last', (each) =>
            at(objectsAt(each, 'attempts').at(-1), 'webhookCallResponse.statusCode'),
          ),
        ],
        duration: [
          derived('attempts: end less start of the last', (each) => {
            const last = objectsAt(each, 'attempts').at(-1);
            const [start, end] = [
              Number(textAt(last, 'startInstant')),
              Number(textAt(last, 'endInstant')),
            ];
            return start > 0 && end >= start ? end - start : null;
          }),
        ],
        message: [
          derived('attempts: the exception of the last', (each) =>
            textAt(objectsAt(each, 'attempts').at(-1), 'webhookCallResponse.exception'),
          ),
        ],
        organization: ['event.event.tenantId'],
      },
    },
    {
      title: 'audit log as an event',
      all: ['event.auditLog'],
      confidence: 'certain',
      kind: 'audit',
      fields: {
        ...audit,
        ip: ['info.ipAddress'],
        agent: ['info.userAgent'],
        country: ['info.location.country'],
      },
      states: auditStates,
      outcome: wasDone,
      open: (record) => {
        const outer = openEvent(record);
        return outer !== null && isKeyed(outer.auditLog) ? { ...outer, ...outer.auditLog } : null;
      },
    },
    {
      title: 'event',
      all: ['event.type', 'event.createInstant'],
      confidence: 'certain',
      kind: eventKind,
      fields: event,
      states: {
        old: [derived('original', (each) => side(each, 'old'))],
        new: [derived('user, entity or group of a change', (each) => side(each, 'new'))],
        after: 'whole',
      },
      open: openEvent,
      outcome: eventOutcome,
    },
    {
      title: 'login record',
      all: ['instant', 'userId', 'applicationId'],
      any: ['loginId', 'ipAddress', 'applicationName'],
      confidence: 'certain',
      kind: 'event',
      fields: {
        time: ['instant'],
        action: [derived('always "login": failures are not recorded there', () => 'login')],
        actor: ['loginId', 'userId'],
        username: ['loginId'],
        target: ['userId'],
        client: ['applicationName', 'applicationId'],
        ip: ['ipAddress'],
        country: ['location.country'],
      },
      outcome: () => 'success',
    },
    {
      title: 'event log',
      all: ['insertInstant', 'type', 'message'],
      open: (row) => withNames(row, logColumns),
      test: (each) => /^(?:information|debug|error)$/i.test(firstText(each, 'type', 'Type') ?? ''),
      tells: 'type Information, Debug or Error',
      confidence: 'certain',
      kind: 'job',
      fields: {
        time: ['insertInstant'],
        key: ['id'],
        target: [
          derived(
            'the first line of the message',
            (each) => textAt(each, 'message')?.split('\n')[0]?.slice(0, 200) ?? null,
          ),
        ],
        action: ['type'],
        status: ['type'],
        message: ['message'],
      },
      outcome: outcomeBy(
        (each) => textAt(each, 'type'),
        [
          [/^error$/i, 'failure'],
          [/./, 'unknown'],
        ],
      ),
    },
    {
      title: 'audit log',
      all: ['insertInstant', 'insertUser', 'message'],
      confidence: 'certain',
      open: (row) => withNames(row, auditColumns),
      kind: 'audit',
      fields: audit,
      states: auditStates,
      outcome: wasDone,
    },
  ],
  samples: fusionAuthSamples,
};
