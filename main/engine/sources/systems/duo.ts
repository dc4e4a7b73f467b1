import type { Kind } from '../../../../shared/kinds.ts';
import { derived, outcomeBy, utc } from '../derive.ts';
import type { FieldNames, Shape, SourceDescription, Subject } from '../source-description.ts';
import { firstText, fromJson, isKeyed, textAt } from '../value-at.ts';
import { duoSamples } from './duo-samples.ts';

/** What an administrator's action tells beside its name: JSON in a text, mostly. */
const description = (entry: Subject) => {
  const found = fromJson(entry.description, JSON.parse);
  return isKeyed(found) ? found : null;
};

const told = (entry: Subject, ...names: readonly string[]) =>
  firstText(description(entry), ...names);

const administratorKind = (entry: Subject): Kind =>
  /login|lockout|2fa|_view$|self_activate/.test(textAt(entry, 'action') ?? '') ? 'event' : 'audit';

const times = [utc('isotimestamp'), 'timestamp', 'ts', 'p_event_time'] as const;

const authenticationFields: FieldNames = {
  time: times,
  key: ['txid'],
  action: ['event_type', 'factor'],
  actor: ['user.name', 'username', 'email', 'user.key'],
  username: ['email', 'alias'],
  target: ['application.name', 'integration', 'application.key'],
  client: ['application.name', 'integration', 'application.key'],
  provider: ['factor'],
  protocol: ['access_device.browser', 'access_device.os'],
  status: ['result'],
  ip: ['access_device.ip', 'ip', 'auth_device.ip'],
  agent: ['access_device.browser', 'access_device.os'],
  country: ['access_device.location.country', 'location.country'],
  session: ['txid'],
  message: ['reason'],
};

const authenticationOutcome = outcomeBy(
  (entry) => textAt(entry, 'result'),
  [
    [/^success$/i, 'success'],
    [/^(?:denied|failure|fraud|error)$/i, 'failure'],
  ],
);

const authentication: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: 'event',
  fields: authenticationFields,
  outcome: authenticationOutcome,
  sigma: [{ product: 'cisco', service: 'duo', aliases: {} }],
};

/** Duo: authentication, administrator, activity and telephony logs of the Admin API. */
export const duo: SourceDescription = {
  system: 'duo',
  title: 'Cisco Duo',
  shapes: [
    {
      ...authentication,
      title: 'authentication log',
      all: ['factor', 'result'],
      any: ['access_device', 'auth_device', 'new_enrollment', 'txid'],
      test: (entry) => textAt(entry, 'reason') !== null || textAt(entry, 'txid') !== null,
      tells: 'a reason or txid',
    },
    {
      title: 'activity log',
      all: ['action.name', 'actor.name', 'ts'],
      any: ['activity_id', 'akey', 'target', 'outcome'],
      confidence: 'certain',
      kind: 'audit',
      fields: {
        time: times,
        key: ['activity_id'],
        action: ['action.name'],
        actor: ['actor.name', 'actor.key'],
        target: ['target.name', 'target.key'],
        subject: ['target.type'],
        client: ['application.name'],
        status: ['outcome.result'],
        ip: ['access_device.ip.address', 'access_device.ip'],
        agent: ['access_device.browser'],
        country: ['access_device.location.country'],
        session: ['akey'],
      },
      states: {
        old: ['old_target.details'],
        new: [
          derived('target.details', (entry) =>
            fromJson(isKeyed(entry.target) ? entry.target.details : undefined, JSON.parse),
          ),
        ],
        after: 'part',
      },
      outcome: outcomeBy(
        (entry) => textAt(entry, 'outcome.result'),
        [
          [/^success$/i, 'success'],
          [/./, 'failure'],
        ],
      ),
    },
    {
      title: 'administrator log',
      all: ['action', 'isotimestamp', 'username'],
      any: ['timestamp', 'description', 'object', 'eventtype'],
      confidence: 'certain',
      kind: {
        kinds: ['audit', 'event'],
        rule: 'sign-ins and views are events',
        of: administratorKind,
      },
      fields: {
        time: times,
        action: ['action'],
        actor: ['username'],
        username: ['username'],
        target: [
          'object',
          derived('description: mail or user', (entry) => told(entry, 'email', 'uname', 'user_id')),
          derived('who signed in', (entry) =>
            administratorKind(entry) === 'event' ? textAt(entry, 'username') : null,
          ),
        ],
        client: [derived('description: device', (entry) => told(entry, 'device'))],
        provider: [
          derived('description: factor', (entry) => told(entry, 'factor', 'primary_auth_method')),
        ],
        ip: [derived('description: ip_address', (entry) => told(entry, 'ip_address'))],
        message: [
          derived('description: error or message', (entry) => told(entry, 'error', 'message')),
          'description',
        ],
      },
      states: {
        old: [],
        new: [
          derived('description of a change', (entry) => {
            const found = description(entry);
            const isChange = /_(?:update|create)$|^update_/.test(textAt(entry, 'action') ?? '');
            return isChange && found !== null && Object.keys(found).length > 0 ? found : undefined;
          }),
        ],
        after: 'part',
      },
      outcome: (entry) =>
        /error|fail|lockout/.test(textAt(entry, 'action') ?? '') ? 'failure' : 'success',
    },
    {
      title: 'telephony log',
      all: ['phone', 'credits', 'type', 'context'],
      confidence: 'certain',
      kind: 'notification',
      fields: {
        time: times,
        key: ['telephony_id'],
        subject: ['context'],
        action: ['type'],
        target: ['phone'],
        session: ['txid'],
      },
      outcome: () => 'unknown',
    },
    {
      ...authentication,
      title: 'log entry, cut down',
      all: [],
      any: ['event_type', 'action', 'result', 'isotimestamp', 'txid'],
      rest: true,
      fields: { ...authenticationFields, action: ['event_type', 'action', 'factor'] },
    },
  ],
  samples: duoSamples,
};
