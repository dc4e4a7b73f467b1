import { derived, kindBy, named, outcomeBy, withNames } from '../derive.ts';
import type { FieldNames, Shape, SourceDescription, Subject } from '../source-description.ts';
import { firstText, isKeyed, objectsAt, textAt } from '../value-at.ts';
import { oktaSamples } from './okta-samples.ts';

const nameOf = (one: Subject) =>
  [textAt(one, 'alternateId'), textAt(one, 'displayName'), textAt(one, 'id')].find(
    (text) => text !== null && !/^unknown$/i.test(text),
  ) ?? null;

/** The target that a record is about: a user before anything else, except for applications and rules. */
const target = derived('target: the user if there is one, else the first', (record) => {
  const targets = objectsAt(record, 'target');
  const user = targets.find((each) => /^(?:user|appuser)$/i.test(textAt(each, 'type') ?? ''));
  const chosen = user ?? targets[0];
  return chosen === undefined ? null : nameOf(chosen);
});

const subject = derived('the other targets', (record) => {
  const targets = objectsAt(record, 'target');
  const user = targets.find((each) => /^(?:user|appuser)$/i.test(textAt(each, 'type') ?? ''));
  const others = targets.filter((each) => each !== (user ?? targets[0]));
  const names = others.flatMap((each) => nameOf(each) ?? []);
  return names.length === 0 ? null : names.join(', ');
});

/** `changeDetails` of the target that has them; of several, by the target's name. */
function side(record: Subject, wanted: 'from' | 'to'): unknown {
  const changed = objectsAt(record, 'target').filter((each) => isKeyed(each.changeDetails));
  const [only] = changed;
  if (only === undefined) return undefined;
  const detailsOf = (each: Subject) => (each.changeDetails as Subject)[wanted] ?? undefined;
  if (changed.length === 1) return detailsOf(only);
  return Object.fromEntries(changed.map((each) => [nameOf(each) ?? '', detailsOf(each)]));
}

const fields: FieldNames = {
  time: ['published', 'p_event_time'],
  key: ['uuid'],
  action: ['eventType'],
  status: ['outcome.result'],
  actor: [named('actor.alternateId', 'actor.displayName', 'actor.id')],
  username: [named('actor.displayName')],
  target: [target],
  subject: [subject],
  client: [
    derived('the application among the targets', (record) => {
      const app = objectsAt(record, 'target').find(
        (each) => textAt(each, 'type') === 'AppInstance',
      );
      return app === undefined ? null : nameOf({ ...app, alternateId: app.displayName });
    }),
    named('client.id'),
  ],
  provider: [
    'authenticationContext.credentialProvider',
    'authenticationContext.authenticationProvider',
  ],
  protocol: ['authenticationContext.credentialType'],
  ip: ['client.ipAddress', 'request.ipChain.0.ip'],
  agent: ['client.userAgent.rawUserAgent'],
  country: ['client.geographicalContext.country'],
  session: [
    named('authenticationContext.externalSessionId', 'authenticationContext.rootSessionId'),
  ],
  message: ['outcome.reason', 'displayMessage'],
};

/** Forwarders write these in lower case. */
const topNames = [
  'eventType',
  'displayMessage',
  'authenticationContext',
  'securityContext',
  'debugContext',
  'transaction',
  'outcome',
  'target',
  'actor',
  'client',
];

const log: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  open: (record) => withNames(record, topNames),
  kind: kindBy(
    'by event type; transactions of jobs are jobs',
    (record) =>
      textAt(record, 'transaction.type') === 'JOB' ? 'job:' : textAt(record, 'eventType'),
    'event',
    [
      [/^(?:job:|system\.import\.)/, 'job'],
      [/^event_hook\.(?!.*(?:created|updated|deleted|activated|deactivated|verified))/, 'webhook'],
      [/^system\.(?:email|sms|voice)\.|\.send(?:_|$|\.)/, 'notification'],
      [/^app\.oauth2\.(?!.*(?:client\.lifecycle|trusted_server|scope|claim|policy))/, 'grant'],
      [
        /^(?:policy\.(?!evaluate_sign_on)|application\.(?!user_membership\.show)|group\.|zone\.|iam\.|pam\.|security\.(?:trusted_origin|events_provider|device|authenticator)\.|system\.(?:api_token|idp|agent|log_stream|ldapi|org(?!\.rate_limit)|brand|feature|mfa\.factor|rate_limit\.configuration)\.|user\.session\.impersonation\.(?:grant|extend|revoke)|user\.(?:lifecycle|account|mfa)\.(?!.*(?:attempt|challenge|okta_verify|token\.consume))|org\.|device\.(?:lifecycle|enrollment)|workflows\.|support\.)/,
        'audit',
      ],
    ],
  ),
  fields,
  fieldsOf: {
    notification: { subject: ['displayMessage'] },
    job: { target: [target, named('actor.displayName')] },
    webhook: { target: [target] },
  },
  states: {
    old: [derived('changeDetails.from of the targets', (record) => side(record, 'from'))],
    new: [derived('changeDetails.to of the targets', (record) => side(record, 'to'))],
  },
  outcome: outcomeBy(
    (record) => firstText(record, 'outcome.result'),
    [
      [/^(?:success|allow)$/i, 'success'],
      [/^(?:failure|deny|rate_limit|abandoned|unanswered)$/i, 'failure'],
      [/^(?:challenge|deferred|scheduled)$/i, 'pending'],
    ],
  ),
  sigma: [{ product: 'okta', service: 'okta', aliases: {} }],
};

/** Okta's System Log (section 7): of the API, of forwarders, and tables made of it. */
export const okta: SourceDescription = {
  system: 'okta',
  title: 'Okta System Log',
  shapes: [
    { ...log, title: 'System Log', all: ['eventType', 'published', 'uuid', 'actor'] },
    {
      ...log,
      title: 'System Log table',
      all: ['published', 'eventType', 'actor.alternateId', 'outcome.result'],
    },
    {
      ...log,
      title: 'System Log, cut down',
      all: ['eventType'],
      any: [
        'published',
        'uuid',
        'actor.alternateId',
        'outcome.result',
        'debugContext',
        'authenticationContext',
      ],
      test: (record) => /^[a-z_]+\.[a-z_0-9.]+$/.test(textAt(record, 'eventType') ?? ''),
      tells: 'eventType is a dotted name',
      confidence: 'likely',
    },
    { ...log, title: 'System Log, cut down', all: ['actor'], confidence: 'likely', rest: true },
  ],
  samples: oktaSamples,
};
