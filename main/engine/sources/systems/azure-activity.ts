import type { Kind } from '../../../../shared/kinds.ts';
import { derived, withJson, withNames } from '../derive.ts';
import type { FieldNames, Shape, SourceDescription, Subject } from '../source-description.ts';
import { at, firstText, isKeyed, textAt } from '../value-at.ts';
import { withoutPort } from '../without-port.ts';
import { azureActivitySamples } from './azure-activity-samples.ts';
import { isDirectoryAudit, isSignInRecord } from './azure-monitor.ts';

/** Claims that name who called, the most telling first. Their names hold dots, so no path leads there. */
const nameClaims = [
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn',
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name',
  'upn',
  'unique_name',
  'name',
  'http://schemas.microsoft.com/identity/claims/objectidentifier',
  'appid',
] as const;

function claim(record: Subject, names: readonly string[]): string | null {
  const identity = record.identity;
  for (const claims of [
    isKeyed(identity) ? identity.claims : undefined,
    record.claims,
    record.Claims,
  ]) {
    if (!isKeyed(claims)) continue;
    for (const name of names) {
      const value = claims[name];
      if (typeof value === 'string' && value !== '') return value;
    }
  }
  return null;
}

/** A value that is told as a text, or as `{value, localizedValue}`. */
function named(record: Subject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const text = textAt(record, name) ?? textAt(record, `${name}.value`);
    if (text !== null) return text;
  }
  return null;
}

const operation = (record: Subject) => named(record, 'operationName', 'OperationNameValue');
const category = (record: Subject) =>
  named(record, 'category', 'CategoryValue', 'Event category', 'properties.eventCategory');

function kindOf(record: Subject): Kind {
  // In a file that mixes categories; a file of sign-ins is Entra's.
  if (isSignInRecord(record)) return 'event';
  const name = operation(record) ?? '';
  const group = category(record) ?? '';
  if (
    /^(?:Policy|Recommendation|ServiceHealth|ResourceHealth|Autoscale|Alert|Security)$/i.test(group)
  )
    return 'job';
  if (/^(?:get|list|head|query|preflight)/i.test(name) || /Read$/.test(group)) return 'event';
  return /\/(?:read|listkeys\/action|connect\/action|(?:read|getsecret)\/action)$/i.test(name)
    ? 'event'
    : 'audit';
}

const status = derived(
  'resultType, else the status, its code, or what storage answered',
  (record) =>
    named(
      record,
      'resultType',
      'status',
      'ActivityStatusValue',
      'statusCode',
      'properties.statusCode',
      'properties.metricResponseType',
    ),
);

const fields: FieldNames = {
  time: ['time', 'eventTimestamp', 'TimeGenerated', 'p_event_time'],
  updated: ['submissionTimestamp'],
  key: ['eventDataId'],
  action: [derived('operationName, or its value', operation)],
  actor: [
    'caller',
    'Event initiated by',
    derived('claims: principal name, mail, name or application', (record) =>
      claim(record, nameClaims),
    ),
    'identity.authorization.evidence.principalId',
    'identity.claims.authorization.evidence.principalId',
    'properties.userPrincipalName',
    'properties.initiatedBy.user.userPrincipalName',
  ],
  username: [derived('claims: name', (record) => claim(record, ['name']))],
  target: [
    derived('the object, if one of storage, else resourceId', (record) => {
      const object = textAt(record, 'properties.objectKey');
      return object ?? firstText(record, 'resourceId', '_ResourceId');
    }),
    'authorization.scope',
    'properties.entity',
    'Resource',
    'properties.accountName',
    'uri',
  ],
  subject: ['properties.accountName', 'resourceGroupName', 'ResourceGroup'],
  client: [
    derived('claims: application', (record) => claim(record, ['appid'])),
    'resourceProviderName.value',
    'ResourceProviderValue',
  ],
  provider: [derived('category, or its value', category)],
  protocol: ['identity.type', 'protocol'],
  status: [status],
  ip: [
    derived('callerIpAddress, without port, or that of httpRequest', (record) =>
      withoutPort(
        firstText(
          record,
          'callerIpAddress',
          'httpRequest.clientIpAddress',
          'httpRequest.client_ip_address',
        ) ?? claim(record, ['ipaddr']),
      ),
    ),
  ],
  agent: ['properties.userAgentHeader'],
  organization: ['tenantId', 'subscriptionId', 'Subscription'],
  country: ['location'],
  session: ['correlationId'],
  message: [
    'resultDescription',
    'statusText',
    'properties.statusMessage',
    'subStatus.value',
    'description',
  ],
};

/** `401`, `OK`, `Succeeded`: one text may be a word or a code. */
function outcomeOf(text: string | null) {
  if (text === null) return null;
  if (/^[1-5]\d\d$/.test(text)) return Number(text) < 400 ? 'success' : 'failure';
  if (/^(?:succe\w*|accept\w*|ok|created|resolved)\.?$/i.test(text)) return 'success';
  if (/^(?:start\w*|in ?progress|accepted)$/i.test(text)) return 'pending';
  return /fail|error|denied|forbidden/i.test(text) ? 'failure' : null;
}

/** Names of the API: clients write them with `_`, tables with a capital or a blank. */
const names = [
  'caller',
  'callerIpAddress',
  'category',
  'claims',
  'correlationId',
  'eventDataId',
  'eventTimestamp',
  'httpRequest',
  'identity',
  'operationName',
  'properties',
  'resourceGroupName',
  'resourceId',
  'resourceProviderName',
  'status',
  'subStatus',
  'submissionTimestamp',
  'subscriptionId',
  'tenantId',
];
const jsonNames = ['properties', 'claims', 'identity', 'authorization', 'httpRequest'];

function openJson(each: Subject, parse: (text: string) => unknown): Subject {
  return withJson(withNames(each, names), jsonNames, parse);
}

const record: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  open: openJson,
  kind: {
    kinds: ['audit', 'event', 'job'],
    rule: 'by category and operation',
    of: kindOf,
  },
  fields: { ...fields, country: [] },
  fieldsOf: {
    job: { target: ['properties.recommendationName', 'properties.entity', 'resourceId'] },
  },
  states: {
    old: [],
    new: [
      derived('properties.requestbody of a change that did not fail', (each) => {
        const isChange =
          kindOf(each) === 'audit' && outcomeOf(status.read(each) as string | null) !== 'failure';
        const body = firstText(each, 'properties.requestbody', 'properties.requestBody');
        return isChange ? (body ?? at(each, 'properties.requestbody')) : undefined;
      }),
    ],
    after: 'part',
  },
  outcome: (each) => {
    const code = textAt(each, 'statusCode');
    return outcomeOf(code) ?? outcomeOf(status.read(each) as string | null);
  },
};

/** Sigma's names for the activity log, whatever a form calls its values. */
const sigmaFor = (category: string, provider?: string) => [
  {
    product: 'azure',
    service: 'activitylogs',
    aliases: {
      operationName: '@action',
      OperationNameValue: '@action',
      CategoryValue: category,
      ...(provider === undefined ? {} : { ResourceProviderValue: provider }),
      ResourceId: 'resourceId',
    },
  },
];

/** Azure's activity log and resource logs: diagnostic settings, the API and its clients, tables. */
export const azureActivity: SourceDescription = {
  system: 'azure-activity',
  title: 'Azure Activity Log',
  shapes: [
    {
      ...record,
      title: 'record of Azure Monitor',
      all: ['time', 'operationName'],
      any: ['resourceId', 'callerIpAddress', 'uri'],
      test: (each) => !isSignInRecord(each) && !isDirectoryAudit(each),
      tells: 'neither a sign-in nor a directory audit',
      sigma: sigmaFor('category'),
    },
    {
      ...record,
      title: 'event of the activity log',
      all: ['eventTimestamp', 'operationName'],
      any: ['caller', 'claims', 'resourceId', 'authorization', 'eventDataId'],
      sigma: sigmaFor('category.value', 'resourceProviderName.value'),
    },
    {
      ...record,
      title: 'AzureActivity (Log Analytics)',
      all: ['TimeGenerated', 'OperationNameValue'],
      any: ['ActivityStatusValue', 'CategoryValue', 'Caller', 'ResourceProviderValue'],
      sigma: sigmaFor('CategoryValue', 'ResourceProviderValue'),
    },
    {
      ...record,
      title: "table of the portal's activity log",
      all: ['Operation name', 'Event initiated by', 'Time'],
      sigma: sigmaFor('Event category', 'Resource type'),
    },
    {
      ...record,
      title: 'record, cut down',
      all: [],
      any: ['operationName', 'resourceId'],
      rest: true,
    },
  ],
  samples: azureActivitySamples,
};
