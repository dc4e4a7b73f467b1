import type { Kind } from '../../../../shared/kinds.ts';
import { digestAction, trailSystem } from '../../../../shared/trail-digest.ts';
import { derived, withNames } from '../derive.ts';
import type { FieldNames, Shape, SourceDescription, Subject } from '../source-description.ts';
import { at, firstText, fromJson, isKeyed, objectsAt, textAt } from '../value-at.ts';
import { cloudTrailSamples } from './cloudtrail-samples.ts';

/** Role and session for an assumed role: the session's name often is the person's. */
const actor = derived('userIdentity: name, or role and session, or service', (record) => {
  const session = textAt(record, 'userIdentity.principalId')?.split(':')[1] ?? null;
  const issuer = textAt(record, 'userIdentity.sessionContext.sessionIssuer.userName');
  if (textAt(record, 'userIdentity.type') === 'AssumedRole') {
    const arn = textAt(record, 'userIdentity.arn');
    const role = issuer ?? /:assumed-role\/([^/]+)/.exec(arn ?? '')?.[1] ?? null;
    const name = session ?? /:assumed-role\/[^/]+\/(.+)$/.exec(arn ?? '')?.[1] ?? null;
    if (role !== null) return name === null ? role : `${role}/${name}`;
  }
  if (textAt(record, 'userIdentity.type') === 'Root')
    return textAt(record, 'userIdentity.userName') ?? 'root';
  return firstText(
    record,
    'userIdentity.userName',
    'userIdentity.onBehalfOf.userId',
    'userIdentity.arn',
    'userIdentity.invokedBy',
    'userIdentity.principalId',
    'userIdentity.accountId',
    'userIdentity.identityProvider',
  );
});

/** Parameters that name what a call is about, the most telling first. */
const targetParameters = [
  'userName',
  'roleName',
  'groupName',
  'policyArn',
  'policyName',
  'bucketName',
  'instanceId',
  'functionName',
  'secretId',
  'keyId',
  'trailName',
  'name',
  'roleArn',
  'groupId',
  'imageId',
  'snapshotId',
  'volumeId',
  'dBInstanceIdentifier',
  'dBSnapshotIdentifier',
  'clusterName',
  'documentName',
  'hostedZoneId',
  'vpcId',
  'modelId',
  'tableName',
  'queueUrl',
  'topicArn',
  'stackName',
  'repositoryName',
  'resourceArn',
  'resourceId',
  'arn',
  'accountId',
] as const;

/** Names that end so name a thing; those of the call itself do not count. */
const idNames = /(?:Id|ID|Ids|Name|Names|Arn|ARN|Identifier|Target|target)$/;
const ofCall =
  /^(?:requestId|clientRequestToken|nextToken|clientToken|ownerId|sessionName|deviceName|virtualName)$/;

/** Values that are looked at before a search in parameters is given up. */
const searchLimit = 200;

/** The first text under a name of a thing, however deep in parameters; what stands higher comes first. */
function idInside(parameters: unknown): string | null {
  const waiting: unknown[] = [parameters];
  for (let looked = 0; looked < waiting.length && looked < searchLimit; looked += 1) {
    const value = waiting[looked];
    if (Array.isArray(value)) {
      waiting.push(...value.slice(0, searchLimit));
      continue;
    }
    if (!isKeyed(value)) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (!idNames.test(name) || ofCall.test(name)) continue;
      const told: unknown = Array.isArray(inner)
        ? inner[0]
        : isKeyed(inner)
          ? inner.content
          : inner;
      if (typeof told === 'string' && told !== '') return told;
    }
    const { values } = value;
    const [first]: unknown[] = Array.isArray(values) ? values : [];
    if (typeof value.key === 'string' && idNames.test(value.key) && typeof first === 'string')
      return first;
    waiting.push(...Object.values(value));
  }
  return null;
}

const target = derived(
  'the first telling of requestParameters; else the first of resources, or any id in parameters or the answer',
  (record) => {
    const parameters = record.requestParameters;
    for (const name of targetParameters) {
      const found = textAt(parameters, name);
      if (found !== null) return found;
    }
    const item = objectsAt(parameters, 'instancesSet.items')[0];
    return (
      textAt(item, 'instanceId') ??
      textAt(objectsAt(record, 'responseElements.instancesSet.items')[0], 'instanceId') ??
      firstText(objectsAt(record, 'resources')[0], 'ARN', 'arn') ??
      idInside(parameters) ??
      idInside(record.responseElements) ??
      /on resource: ([^\s*]+)/.exec(textAt(record, 'errorMessage') ?? '')?.[1] ??
      null
    );
  },
);

/** Calls that hand out credentials. */
const grants =
  /^(?:AssumeRole\w*|GetSessionToken|GetFederationToken|GetRoleCredentials|CreateToken|Federate)$/;

function kindOf(record: Subject): Kind {
  const type = textAt(record, 'eventType');
  const name = textAt(record, 'eventName') ?? '';
  if (type === 'AwsConsoleSignIn' || name === 'ConsoleLogin') return 'event';
  if (grants.test(name)) return 'grant';
  if (type === 'AwsServiceEvent') return 'job';
  const readOnly = at(record, 'readOnly');
  if (readOnly === true || readOnly === 'true') return 'event';
  return readOnly === undefined &&
    /^(?:Get|List|Describe|Head|Lookup|Search|Batch(?:Get|Describe))/.test(name)
    ? 'event'
    : 'audit';
}

const fields: FieldNames = {
  time: ['eventTime', 'p_event_time'],
  key: [
    derived('eventID, with recipientAccountId', (record) => {
      const id = textAt(record, 'eventID');
      const account = textAt(record, 'recipientAccountId');
      return id === null || account === null ? id : `${id} ${account}`;
    }),
  ],
  action: ['eventName'],
  actor: [actor],
  username: ['userIdentity.userName', 'userIdentity.sessionContext.sessionIssuer.userName'],
  target: [target],
  subject: ['userIdentity.arn'],
  client: ['eventSource'],
  provider: ['userIdentity.type'],
  status: [
    derived('errorCode; for a console login responseElements.ConsoleLogin', (record) =>
      firstText(
        record,
        'errorCode',
        'responseElements.ConsoleLogin',
        'responseElements.CheckMfa',
        'responseElements.PasswordRecoveryRequested',
        'responseElements.PasswordUpdated',
      ),
    ),
  ],
  ip: ['sourceIPAddress'],
  agent: ['userAgent'],
  organization: ['recipientAccountId', 'userIdentity.accountId'],
  country: ['awsRegion'],
  session: ['userIdentity.accessKeyId'],
  message: ['errorMessage', 'serviceEventDetails.reason'],
};

/** Forwarders write these in lower case. */
const topNames = [
  'userIdentity',
  'eventSource',
  'eventName',
  'eventType',
  'eventID',
  'readOnly',
  'requestParameters',
  'responseElements',
  'errorCode',
  'errorMessage',
  'recipientAccountId',
  'resources',
];

const sigma: Shape['sigma'] = [
  {
    product: 'aws',
    service: 'cloudtrail',
    aliases: { src_ip: 'sourceIPAddress', status: '@outcome' },
  },
];

const event: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  open: (record) => withNames(record, topNames),
  kind: {
    kinds: ['audit', 'event', 'grant', 'job'],
    rule: 'by eventType, eventName and readOnly',
    of: kindOf,
  },
  fields: { ...fields, country: [] },
  fieldsOf: {
    job: { target: [derived('eventSource', (record) => textAt(record, 'eventSource'))] },
  },
  states: {
    old: [],
    new: [
      derived('requestParameters of a call that changes something', (record) => {
        const isChange = kindOf(record) === 'audit' && textAt(record, 'errorCode') === null;
        return isChange ? (record.requestParameters ?? undefined) : undefined;
      }),
    ],
    after: 'part',
  },
  outcome(record) {
    if (textAt(record, 'errorCode') !== null) return 'failure';
    const login = firstText(record, 'responseElements.ConsoleLogin', 'responseElements.CheckMfa');
    if (login !== null) return /success/i.test(login) ? 'success' : 'failure';
    const state = firstText(
      record,
      'serviceEventDetails.createAccountStatus.state',
      'serviceEventDetails.state',
      'serviceEventDetails.status',
    );
    if (state !== null && /fail|error/i.test(state)) return 'failure';
    return textAt(record, 'errorMessage') === null ? 'success' : 'failure';
  },
  sigma,
};

/** What a call of LookupEvents tells of an event stands in a text; the rest repeats parts of it. */
function openLookup(record: Subject, parse: (text: string) => unknown): Subject | null {
  const inner = fromJson(record.CloudTrailEvent, parse);
  return isKeyed(inner) ? inner : null;
}

/** AWS CloudTrail: delivered files, lists, answers of LookupEvents, the console's table, digests (section 12). */
export const cloudTrail: SourceDescription = {
  system: trailSystem,
  title: 'AWS CloudTrail',
  shapes: [
    { ...event, title: 'event', all: ['eventSource', 'eventName', 'userIdentity'] },
    {
      ...event,
      title: 'event of LookupEvents',
      all: ['EventId', 'CloudTrailEvent'],
      open: openLookup,
    },
    {
      title: 'digest file',
      all: ['awsAccountId', 'digestStartTime', 'digestEndTime', 'logFiles'],
      confidence: 'certain',
      kind: 'job',
      fields: {
        time: ['digestEndTime'],
        updated: ['newestEventTime'],
        key: ['digestS3Object'],
        action: [derived(`always "${digestAction}"`, () => digestAction)],
        target: ['digestS3Object'],
        status: ['digestSignatureAlgorithm'],
        organization: ['awsAccountId'],
        message: [
          derived(
            'how many log files it attests',
            (digest) => `attests ${objectsAt(digest, 'logFiles').length} log files`,
          ),
        ],
      },
      outcome: () => 'unknown',
    },
    {
      title: "table of the console's event history",
      all: ['Event name', 'Event time', 'Event source', 'User name'],
      confidence: 'certain',
      kind: {
        kinds: ['audit', 'event'],
        rule: 'by event name and whether it only reads',
        of: (row) => {
          const readOnly = firstText(row, 'Read-only', 'Read only');
          const reads =
            readOnly === null
              ? /^(?:Get|List|Describe|Head|Lookup)/.test(textAt(row, 'Event name') ?? '')
              : /^true$/i.test(readOnly);
          return reads || textAt(row, 'Event name') === 'ConsoleLogin' ? 'event' : 'audit';
        },
      },
      fields: {
        time: ['Event time'],
        key: ['Event ID'],
        action: ['Event name'],
        actor: ['User name'],
        target: ['Resources', 'Resource name'],
        client: ['Event source'],
        status: ['Error code'],
        ip: ['Source IP address'],
        agent: ['User agent'],
        organization: ['Recipient account Id'],
        session: ['AWS access key'],
      },
      outcome: (row) => (textAt(row, 'Error code') === null ? 'success' : 'failure'),
      sigma,
    },
    {
      ...event,
      title: 'event, cut down',
      all: [],
      any: ['eventName', 'eventSource', 'userIdentity', 'eventType'],
      rest: true,
    },
  ],
  samples: cloudTrailSamples,
};
