import { derived, outcomeBy, sideOfList } from '../derive.ts';
import type { Shape, Subject } from '../source-description.ts';
import { firstText, textAt } from '../value-at.ts';

/** Targets that a row has columns for, and properties of each. More of them are cut off by the portal. */
const mostTargets = 3;

/** The properties of a row's targets, told by columns such as `Target1ModifiedProperty2OldValue`. */
function side(row: Subject, value: 'OldValue' | 'NewValue'): unknown {
  const targets: [string, Record<string, unknown>][] = [];
  for (let target = 1; target <= mostTargets; target += 1) {
    const members: Subject[] = [];
    const prefix = `Target${target}ModifiedProperty`;
    for (let property = 1; textAt(row, `${prefix}${property}Name`) !== null; property += 1) {
      const name = textAt(row, `${prefix}${property}Name`);
      members.push({ name, value: textAt(row, `${prefix}${property}${value}`) });
    }
    const found = sideOfList(members, 'name', 'value');
    if (found !== undefined) targets.push([nameOf(row, target) ?? `target ${target}`, found]);
  }
  const [only] = targets;
  return targets.length > 1 ? Object.fromEntries(targets) : only?.[1];
}

function nameOf(row: Subject, target: number): string | null {
  const of = `Target${target}`;
  return firstText(row, `${of}UserPrincipalName`, `${of}DisplayName`, `${of}ObjectId`);
}

/** "Zurich, Zurich, CH" → "CH" */
const country = derived('the last word of Location', (row) => {
  return textAt(row, 'Location')?.split(',').at(-1)?.trim() ?? null;
});

const signInStatus = derived('Status, with the error code of a failure', (row) => {
  const code = textAt(row, 'Sign-in error code');
  const status = textAt(row, 'Status');
  if (code === null || /^(?:0|none)$/i.test(code)) return status;
  return `${status ?? 'Failure'} (${code})`;
});

const outcome = outcomeBy(
  (row) => textAt(row, 'Status'),
  [
    [/^success/i, 'success'],
    [/^fail/i, 'failure'],
    [/^interrupt/i, 'pending'],
  ],
);

/** The tables that the portal exports: directory audits, sign-ins of people, sign-ins of applications. */
export const entraCsvShapes: readonly Shape[] = [
  {
    title: 'directory audit (portal table)',
    all: ['Date (UTC)', 'CorrelationId', 'Activity', 'Result', 'ActorType'],
    confidence: 'certain',
    kind: 'audit',
    fields: {
      time: ['Date (UTC)'],
      action: ['Activity'],
      actor: [
        'ActorUserPrincipalName',
        'ActorDisplayName',
        'ActorServicePrincipalName',
        'ActorObjectId',
      ],
      username: ['ActorDisplayName'],
      target: [derived('Target1 by principal name, name or id', (row) => nameOf(row, 1))],
      subject: [
        derived('Target2, Target3', (row) => {
          const names = [nameOf(row, 2), nameOf(row, 3)].filter((name) => name !== null);
          return names.length === 0 ? null : names.join(', ');
        }),
      ],
      client: ['Service'],
      status: ['Result'],
      ip: ['IPAddress'],
      agent: ['User Agent', 'UserAgent'],
      organization: ['ActorHomeTenantName'],
      session: ['CorrelationId'],
      message: ['ResultReason'],
    },
    states: {
      old: [derived('TargetNModifiedPropertyNOldValue', (row) => side(row, 'OldValue'))],
      new: [derived('TargetNModifiedPropertyNNewValue', (row) => side(row, 'NewValue'))],
    },
    sigma: [
      {
        product: 'azure',
        service: 'auditlogs',
        aliases: {
          'properties.message': '@action',
          OperationName: '@action',
          ActivityDisplayName: '@action',
          ActivityType: '@action',
          Category: 'Category',
          Status: 'Result',
          LoggedByService: 'Service',
        },
      },
    ],
  },
  {
    title: 'sign-in (portal table)',
    all: ['Date (UTC)', 'Request ID', 'Username', 'Sign-in error code'],
    confidence: 'certain',
    kind: 'event',
    fields: {
      time: ['Date (UTC)'],
      key: ['Request ID'],
      action: [derived('always "sign-in"', () => 'sign-in')],
      status: [signInStatus],
      actor: ['Username', 'User', 'User ID'],
      username: ['User'],
      target: ['Resource'],
      client: ['Application'],
      provider: ['Authentication requirement'],
      protocol: ['Authentication Protocol', 'Client app'],
      ip: ['IP address'],
      agent: ['User agent', 'Browser'],
      country: [country],
      organization: ['Home tenant name', 'Home tenant ID'],
      session: ['Session ID', 'Correlation ID'],
      message: ['Failure reason'],
    },
    outcome,
    sigma: [
      {
        product: 'azure',
        service: 'signinlogs',
        aliases: {
          ResultType: 'Sign-in error code',
          ResultDescription: 'Failure reason',
          Status: '@outcome',
          'properties.message': '@protocol',
          location: '@country',
          ClientApp: 'Client app',
          Username: 'Username',
          userAgent: 'User agent',
          ResourceDisplayName: 'Resource',
          AuthenticationRequirement: 'Authentication requirement',
        },
      },
    ],
  },
  {
    title: 'sign-in of an application (portal table)',
    all: ['Date (UTC)', 'Service principal ID', 'Service principal name', 'Credential key ID'],
    confidence: 'certain',
    kind: 'event',
    fields: {
      time: ['Date (UTC)'],
      key: ['Request ID'],
      action: [derived('always "sign-in (servicePrincipal)"', () => 'sign-in (servicePrincipal)')],
      status: [signInStatus],
      actor: ['Service principal name', 'Service principal ID'],
      target: ['Resource'],
      client: ['Application', 'Application ID'],
      ip: ['IP address'],
      country: [country],
      organization: ['Home tenant name', 'Home tenant ID'],
      session: ['Correlation ID'],
      message: ['Failure reason'],
    },
    outcome,
  },
];
