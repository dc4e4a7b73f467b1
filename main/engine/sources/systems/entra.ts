import { derived, named, outcomeBy, sideOfList, withJson } from '../derive.ts';
import type { FieldNames, Shape, SourceDescription, Subject } from '../source-description.ts';
import { at, firstText, isKeyed, objectsAt, textAt } from '../value-at.ts';
import { isDirectoryAudit, isSignInRecord } from './azure-monitor.ts';
import { entraCsvShapes } from './entra-csv.ts';
import { entraSamples } from './entra-samples.ts';

const initiator = derived(
  'initiatedBy.user by principal name, or initiatedBy.app by name',
  (record) =>
    firstText(
      record,
      'initiatedBy.user.userPrincipalName',
      'initiatedBy.user.displayName',
      'initiatedBy.user.id',
      'initiatedBy.app.displayName',
      'initiatedBy.app.servicePrincipalName',
      'initiatedBy.app.servicePrincipalId',
      'initiatedBy.app.appId',
      'identity',
    ),
);

function nameOf(target: Subject | undefined): string | null {
  return firstText(target, 'userPrincipalName', 'displayName', 'id');
}

/** Modified properties of the targets; of several targets by their names. */
function side(record: Subject, value: 'oldValue' | 'newValue'): unknown {
  const changed = objectsAt(record, 'targetResources').filter(
    (target) => objectsAt(target, 'modifiedProperties').length > 0,
  );
  const sideOf = (target: Subject) =>
    sideOfList(objectsAt(target, 'modifiedProperties'), 'displayName', value);
  const [only] = changed;
  if (only === undefined || changed.length === 1) return only && sideOf(only);
  return Object.fromEntries(changed.map((target) => [nameOf(target) ?? '', sideOf(target)]));
}

function additional(record: Subject, wanted: RegExp): string | null {
  const found = objectsAt(record, 'additionalDetails').find((each) =>
    wanted.test(textAt(each, 'key') ?? ''),
  );
  return found === undefined ? null : textAt(found, 'value');
}

const auditFields: FieldNames = {
  time: ['activityDateTime', 'p_event_time'],
  key: ['id'],
  action: ['activityDisplayName', 'operationName'],
  actor: [initiator],
  username: ['initiatedBy.user.displayName', 'initiatedBy.app.displayName'],
  target: [
    derived('targetResources.0 by principal name, name or id', (record) =>
      nameOf(objectsAt(record, 'targetResources')[0]),
    ),
  ],
  subject: [
    derived('the other target resources', (record) => {
      const names = objectsAt(record, 'targetResources')
        .slice(1)
        .flatMap((each) => nameOf(each) ?? []);
      return names.length === 0 ? null : names.join(', ');
    }),
  ],
  client: ['initiatedBy.app.displayName', 'loggedByService'],
  status: ['result', 'resultType'],
  ip: ['initiatedBy.user.ipAddress', 'callerIpAddress'],
  agent: [
    derived('additionalDetails "User-Agent"', (record) => additional(record, /^user-?agent$/i)),
  ],
  organization: ['initiatedBy.user.homeTenantName', 'tenantId'],
  session: ['correlationId'],
  message: ['resultReason', 'resultDescription'],
};

const audit: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: 'audit',
  fields: auditFields,
  states: {
    old: [
      derived('modifiedProperties of the targets: oldValue', (record) => side(record, 'oldValue')),
    ],
    new: [
      derived('modifiedProperties of the targets: newValue', (record) => side(record, 'newValue')),
    ],
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
        Category: 'category',
        CategoryValue: 'category',
        Status: 'result',
        'properties.result': 'result',
        'properties.initiatedBy': 'initiatedBy',
        'properties.targetResources': 'targetResources',
        failure_status_reason: '@message',
        LoggedByService: 'loggedByService',
        Initiatedby: 'initiatedBy.user.userPrincipalName',
        TargetResources: 'targetResources',
        Target: 'targetResources.displayName',
      },
    },
  ],
};

const signInFields: FieldNames = {
  time: ['createdDateTime', 'p_event_time'],
  key: ['id'],
  action: [
    derived(
      'what kind of sign-in it is: interactive or not, service principal, managed identity',
      (record) => {
        const [type] = signInTypes(record);
        return type === undefined ? 'sign-in' : `sign-in (${type})`;
      },
    ),
  ],
  status: [
    derived('status.errorCode as Success, or Failure with the code', (record) => {
      const code = textAt(record, 'status.errorCode') ?? textAt(record, 'resultType');
      if (code === null) return null;
      return /^(?:0|success)$/i.test(code) ? 'Success' : `Failure (${code})`;
    }),
  ],
  actor: [
    named(
      'userPrincipalName',
      'servicePrincipalName',
      'userDisplayName',
      'identity',
      'userId',
      'servicePrincipalId',
    ),
  ],
  username: ['userDisplayName', 'servicePrincipalName'],
  target: ['resourceDisplayName', 'resourceId'],
  client: ['appDisplayName', 'appId'],
  provider: ['authenticationRequirement'],
  protocol: ['authenticationProtocol', 'clientAppUsed'],
  ip: ['ipAddress', 'callerIpAddress'],
  agent: ['userAgent', 'deviceDetail.browser'],
  country: ['location.countryOrRegion', 'location'],
  organization: ['homeTenantName', 'tenantId', 'resourceTenantId'],
  session: ['sessionId', 'correlationId'],
  message: ['status.failureReason', 'resultDescription', 'status.additionalDetails'],
};

function signInTypes(record: Subject): string[] {
  const types = at(record, 'signInEventTypes');
  if (Array.isArray(types)) return types.filter((each) => typeof each === 'string');
  const category = textAt(record, 'category');
  if (category !== null && category !== 'SignInLogs')
    return [category.replace(/(?:UserSignIn|SignIn)Logs$/, '')];
  const interactive = at(record, 'isInteractive');
  return interactive === true ? ['interactive'] : interactive === false ? ['nonInteractive'] : [];
}

/** Codes that ask for one more step, and tell neither success nor failure. */
const interrupts = new Set([
  '50140',
  '50072',
  '50074',
  '50076',
  '50079',
  '50097',
  '50125',
  '50127',
  '50129',
  '50203',
  '65001',
  '16000',
]);

const signIn: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: 'event',
  fields: signInFields,
  outcome: outcomeBy(
    (record) => {
      const code = firstText(record, 'status.errorCode', 'resultType');
      return code !== null && interrupts.has(code) ? 'interrupt' : code;
    },
    [
      [/^(?:0|success)$/i, 'success'],
      [/^interrupt$/, 'pending'],
      [/^(?:\d+|fail\w*)$/i, 'failure'],
    ],
  ),
  sigma: [
    {
      product: 'azure',
      service: 'signinlogs',
      aliases: {
        ResultType: ['status.errorCode', 'resultType'],
        ResultDescription: ['status.failureReason', 'resultDescription'],
        Status: ['@outcome', 'status.additionalDetails'],
        'properties.message': '@protocol',
        location: '@country',
        'properties.appId': 'appId',
        'properties.authenticationRequirement': 'authenticationRequirement',
        ClientApp: 'clientAppUsed',
        Username: 'userPrincipalName',
        DeviceDetail: 'deviceDetail',
        NetworkLocationDetails: 'networkLocationDetails',
        AuthenticationRequirement: 'authenticationRequirement',
        ResourceDisplayName: 'resourceDisplayName',
        RiskState: 'riskState',
      },
    },
  ],
};

const nested = [
  'initiatedBy',
  'targetResources',
  'additionalDetails',
  'status',
  'deviceDetail',
  'location',
  'signInEventTypes',
  'networkLocationDetails',
];

/** Log Analytics columns under the names of Graph: `TimeGenerated` is when it happened. */
const graphNames: Readonly<Record<string, string>> = {
  TimeGenerated: 'time',
  ActivityDateTime: 'activityDateTime',
  CreatedDateTime: 'createdDateTime',
  OperationName: 'operationName',
  ActivityDisplayName: 'activityDisplayName',
  InitiatedBy: 'initiatedBy',
  TargetResources: 'targetResources',
  AdditionalDetails: 'additionalDetails',
  LocationDetails: 'location',
  AppDisplayName: 'appDisplayName',
  IPAddress: 'ipAddress',
};

/** A row of a Log Analytics table as the object of Graph that it was made of. */
function openTable(record: Subject, parse: (text: string) => unknown): Subject {
  const entries = Object.entries(record).map(([key, value]): [string, unknown] => [
    graphNames[key] ?? `${key.charAt(0).toLowerCase()}${key.slice(1)}`,
    value,
  ]);
  const opened: Subject = withJson(Object.fromEntries(entries), nested, parse);
  const { time, operationName, resultType, resultDescription } = opened;
  const status = { errorCode: resultType, failureReason: resultDescription };
  return {
    activityDateTime: time,
    createdDateTime: time,
    activityDisplayName: operationName,
    ...(resultType === undefined ? {} : { status }),
    ...opened,
  };
}

/** The properties of an Azure Monitor record, with what only its envelope tells; these go before. */
function openMonitor(record: Subject, parse: (text: string) => unknown): Subject | null {
  const properties = withJson(record, ['properties'], parse).properties;
  if (!isKeyed(properties)) return null;
  const { properties: _inner, ...envelope } = record;
  const time = record.time;
  return { ...envelope, activityDateTime: time, createdDateTime: time, ...properties };
}

/** Microsoft Entra: directory audits and sign-ins in all forms in which they are exported (section 8). */
export const entra: SourceDescription = {
  system: 'entra',
  title: 'Microsoft Entra ID',
  shapes: [
    // Before those of Graph, whose names its columns have but for their first letter.
    {
      ...signIn,
      title: 'sign-in (Log Analytics)',
      all: ['TimeGenerated', 'ResultType', 'UserPrincipalName'],
      any: ['AppDisplayName', 'ConditionalAccessStatus', 'DeviceDetail', 'LocationDetails'],
      open: openTable,
    },
    {
      ...audit,
      title: 'directory audit (Log Analytics)',
      all: ['TimeGenerated', 'OperationName', 'InitiatedBy', 'TargetResources'],
      open: openTable,
    },
    {
      ...audit,
      title: 'directory audit (Graph)',
      all: ['activityDateTime', 'activityDisplayName', 'targetResources'],
    },
    {
      ...signIn,
      title: 'sign-in (Graph)',
      all: ['createdDateTime', 'appDisplayName', 'status.errorCode'],
    },
    {
      ...signIn,
      title: 'sign-in (Azure Monitor)',
      all: ['category', 'operationName', 'properties'],
      test: isSignInRecord,
      tells: 'category of sign-in logs',
      open: openMonitor,
    },
    {
      ...audit,
      title: 'directory audit (Azure Monitor)',
      all: ['category', 'operationName', 'properties'],
      test: isDirectoryAudit,
      tells: "a directory's resource, or properties of a directory audit",
      open: openMonitor,
    },
    ...entraCsvShapes,
    {
      ...audit,
      title: 'other record of Azure Monitor',
      all: ['operationName'],
      rest: true,
      fields: {
        ...auditFields,
        time: ['time', 'activityDateTime', 'createdDateTime', 'p_event_time'],
      },
      open: (record, parse) => openMonitor(record, parse) ?? record,
    },
  ],
  samples: entraSamples,
};
