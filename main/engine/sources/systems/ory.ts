import type { Kind } from '../../../../shared/kinds.ts';
import { derived, outcomeBy, withJson } from '../derive.ts';
import type { FieldNames, Shape, SourceDescription, Subject } from '../source-description.ts';
import { textAt } from '../value-at.ts';
import { orySamples } from './ory-samples.ts';

const table: readonly (readonly [RegExp, Kind])[] = [
  [/^CourierMessage/, 'notification'],
  [/^Webhook/, 'webhook'],
  [/^Session/, 'session'],
  [/^(?:OAuth2(?!Client)|OIDCIdentityToken)/, 'grant'],
  [
    /^(?:Identity|OAuth2Client|Relationtuples|Project|APIKey|CustomDomain|SAML|OIDC|SCIM|Organization)/,
    'audit',
  ],
  [/^Jsonnet/, 'job'],
];

const kindOf = (event: Subject): Kind =>
  table.find(([pattern]) => pattern.test(textAt(event, 'name') ?? ''))?.[1] ?? 'event';

/** Attributes are not promised by Ory: each is looked for under the names that it has been seen with. */
const attribute = (...names: readonly string[]) =>
  names.flatMap((name) => [`eventAttributes.${name}`, `eventAttributes.${capitalised(name)}`]);

const capitalised = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const identity = attribute('identityId', 'identityID', 'subject', 'userId');

const fields: FieldNames = {
  time: [
    derived('timestamp, which is UTC where it names no zone', (event) => {
      const text = textAt(event, 'timestamp');
      return text !== null && /\d\d:\d\d:\d\d(?:\.\d+)?$/.test(text)
        ? `${text.replace(' ', 'T')}Z`
        : text;
    }),
  ],
  key: ['id'],
  action: ['name'],
  actor: identity,
  target: [...attribute('clientId', 'object', 'flowId', 'projectId'), ...identity],
  client: attribute('clientId', 'oAuth2ClientId', 'clientName'),
  provider: attribute(
    'method',
    'loginMethod',
    'selfServiceMethodUsed',
    'ssoProviderUsed',
    'grantType',
  ),
  status: attribute('status'),
  ip: attribute('clientIp', 'clientIP', 'ipAddress'),
  agent: attribute('userAgent'),
  country: attribute('geoLocationCountry'),
  organization: ['projectId', ...attribute('organizationId')],
  session: attribute('sessionId', 'sessionID'),
  message: attribute('reason', 'errorReason', 'error'),
};

const event: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: {
    kinds: ['event', 'audit', 'notification', 'webhook', 'session', 'grant', 'job'],
    rule: 'by name',
    of: kindOf,
  },
  fields,
  fieldsOf: {
    notification: {
      target: attribute('recipient', 'messageId'),
      subject: attribute('templateType', 'messageType'),
    },
    webhook: {
      target: attribute('webhookUrl', 'url', 'webhookId'),
      key: attribute('triggerId', 'requestId'),
      httpStatus: attribute('webhookResponseStatusCode', 'statusCode'),
      attempt: attribute('webhookAttemptNumber', 'attempt'),
    },
    session: { protocol: attribute('authenticatorAssuranceLevel') },
    job: { target: ['name'] },
  },
  outcome: outcomeBy(
    (each) => textAt(each, 'name'),
    [
      [/(?:Failed|Error|Rejected|Abandoned)$/, 'failure'],
      [/Initiated(?:ByAdmin)?$/, 'pending'],
      [/./, 'success'],
    ],
  ),
  open: (record, parse) => withJson(record, ['eventAttributes'], parse),
};

/** Ory Network: its live event stream (section 15). */
export const ory: SourceDescription = {
  system: 'ory',
  title: 'Ory Network',
  shapes: [
    {
      ...event,
      title: 'event of the stream',
      all: ['name', 'eventAttributes'],
      any: ['projectId', 'timestamp', 'version'],
    },
    { ...event, title: 'event, cut down', all: ['name'], rest: true },
  ],
  samples: orySamples,
};
