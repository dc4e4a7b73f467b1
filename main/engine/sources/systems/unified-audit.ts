import { derived, kindBy, outcomeBy, sideOfList, utc, withJson } from '../derive.ts';
import type { FieldNames, Shape, SourceDescription, Subject } from '../source-description.ts';
import { firstText, fromJson, isKeyed, objectsAt, textAt } from '../value-at.ts';
import { withoutPort } from '../without-port.ts';
import { unifiedAuditSamples } from './unified-audit-samples.ts';

/** Record types that are worth a name: `AzureActiveDirectoryStsLogon` and `AAD AccountLogon`. */
const logonTypes: ReadonlySet<string> = new Set([
  '9',
  '15',
  'AzureActiveDirectoryAccountLogon',
  'AzureActiveDirectoryStsLogon',
]);

function isLogon(record: Subject): boolean {
  const operation = textAt(record, 'Operation') ?? '';
  return (
    /^(?:UserLoggedIn|UserLoginFailed|MailboxLogin)$/.test(operation) ||
    logonTypes.has(textAt(record, 'RecordType') ?? '')
  );
}

function extended(record: Subject, name: string): string | null {
  for (const list of ['ExtendedProperties', 'DeviceProperties']) {
    const found = objectsAt(record, list).find((each) => each.Name === name);
    if (found !== undefined) return textAt(found, 'Value');
  }
  return null;
}

/** What a cmdlet was told to set: the new state, in part. */
function parameters(record: Subject): unknown {
  const list = objectsAt(record, 'Parameters');
  const isChange = /^(?:Set|Add|Remove|New|Update|Enable|Disable)-/.test(
    textAt(record, 'Operation') ?? '',
  );
  return isChange ? sideOfList(list, 'Name', 'Value') : undefined;
}

function modified(record: Subject, value: 'OldValue' | 'NewValue'): unknown {
  return sideOfList(objectsAt(record, 'ModifiedProperties'), 'Name', value);
}

function parameter(record: Subject, ...names: readonly string[]): string | null {
  const list = objectsAt(record, 'Parameters');
  for (const name of names) {
    const value = textAt(
      list.find((each) => each.Name === name),
      'Value',
    );
    if (value !== null) return value;
  }
  return null;
}

const target = derived(
  'ObjectId; else Target, SourceFileName, MailboxOwnerUPN, parameter Identity, Mailbox, User, Name',
  (record) => {
    const [first] = objectsAt(record, 'Target').filter((each) => textAt(each, 'Type') !== '2');
    return (
      firstText(record, 'ObjectId', 'TargetUserOrGroupName') ??
      textAt(first, 'ID') ??
      firstText(
        record,
        'SourceFileName',
        'MailboxOwnerUPN',
        'OfficeObjectId',
        'TeamName',
        'Item.Id',
      ) ??
      parameter(record, 'Identity', 'Mailbox', 'User', 'Name')
    );
  },
);

const fields: FieldNames = {
  time: [
    utc('CreationTime'),
    utc('TimeGenerated'),
    utc('CreationDate'),
    'createdDateTime',
    'p_event_time',
  ],
  key: ['Id', 'RecordId', 'Identity', 'OfficeId'],
  action: ['Operation', 'operation', 'Operations'],
  actor: ['UserId', 'userPrincipalName', 'UserIds', 'userId', 'UserKey'],
  target: [target],
  client: ['ApplicationDisplayName', 'ApplicationId', 'ClientInfoString', 'ClientAppId', 'AppId'],
  provider: ['Workload', 'OfficeWorkload', 'service'],
  status: [
    derived('LogonError of a logon, else ResultStatus', (record) =>
      isLogon(record)
        ? (textAt(record, 'LogonError') ?? textAt(record, 'Operation'))
        : textAt(record, 'ResultStatus'),
    ),
  ],
  ip: [
    derived('ClientIP, ActorIpAddress, ClientIPAddress, without port', (record) =>
      withoutPort(
        firstText(
          record,
          'ClientIP',
          'ActorIpAddress',
          'ClientIPAddress',
          'Client_IPAddress',
          'clientIp',
        ),
      ),
    ),
  ],
  agent: [
    derived(
      'UserAgent, or ExtendedProperties "UserAgent"',
      (record) => firstText(record, 'UserAgent') ?? extended(record, 'UserAgent'),
    ),
  ],
  organization: ['OrganizationName', 'OrganizationId', 'organizationId'],
  session: [
    derived(
      'SessionId, AppAccessContext.AADSessionId, DeviceProperties "SessionId"',
      (record) =>
        firstText(record, 'SessionId', 'AppAccessContext.AADSessionId') ??
        extended(record, 'SessionId'),
    ),
  ],
  message: [
    derived('ResultReasonType, LogonError, Subject of a mail', (record) =>
      firstText(record, 'LogonError', 'Item.Subject', 'ErrorNumber'),
    ),
  ],
};

const record: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: kindBy('logons are events', (each) => (isLogon(each) ? 'logon' : 'audit'), 'audit', [
    [/^logon$/, 'event'],
  ]),
  fields,
  states: {
    old: [derived('ModifiedProperties: OldValue', (each) => modified(each, 'OldValue'))],
    new: [
      derived('ModifiedProperties: NewValue', (each) => modified(each, 'NewValue')),
      derived('Parameters of a cmdlet that changes something', parameters),
    ],
    after: 'part',
  },
  outcome: outcomeBy(
    (each) => {
      if (!isLogon(each)) return textAt(each, 'ResultStatus');
      // For a logon, ResultStatus does not mean that it succeeded.
      if (textAt(each, 'Operation') === 'UserLoginFailed') return 'failed';
      const error = firstText(each, 'LogonError', 'ErrorNumber');
      return error === null || error === '0' || /^no ?error$/i.test(error) ? 'success' : 'failed';
    },
    [
      [/^(?:succe\w*|true|partiallysucceeded)$/i, 'success'],
      [/^(?:fail\w*|false)$/i, 'failure'],
    ],
  ),
  sigma: [
    { product: 'm365', service: 'audit', aliases: { Operation: '@action' } },
    {
      product: 'm365',
      service: 'exchange',
      aliases: { eventName: '@action', eventSource: 'Workload', status: 'ResultStatus' },
    },
    {
      product: 'm365',
      service: 'threat_management',
      aliases: { eventName: '@action', eventSource: 'Workload', status: 'ResultStatus' },
    },
  ],
};

const jsonLists = [
  'ModifiedProperties',
  'ExtendedProperties',
  'Parameters',
  'Target',
  'Actor',
  'DeviceProperties',
  'AppAccessContext',
  'Item',
];

/** `AuditData` is what counts; of the outer columns what it lacks. */
function openAuditData(outer: Subject, parse: (text: string) => unknown): Subject | null {
  const found = fromJson(outer.AuditData ?? outer.auditData, parse);
  return isKeyed(found) ? { ...outer, ...found } : null;
}

/** Microsoft's Unified Audit Log: Purview exports, Search-UnifiedAuditLog, the activity API, Log Analytics (8.5). */
export const unifiedAudit: SourceDescription = {
  system: 'unified-audit',
  title: 'Microsoft 365 Unified Audit Log',
  shapes: [
    {
      ...record,
      title: 'export with AuditData',
      all: ['AuditData'],
      any: ['RecordType', 'Operations', 'Operation', 'UserIds', 'auditLogRecordType'],
      open: openAuditData,
    },
    {
      ...record,
      title: 'audit record',
      all: ['CreationTime', 'Operation', 'RecordType'],
      any: ['Workload', 'UserId', 'UserKey'],
    },
    {
      ...record,
      title: 'OfficeActivity (Log Analytics)',
      all: ['Operation', 'OfficeWorkload', 'RecordType'],
      open: (row, parse) => ({
        Workload: row.OfficeWorkload,
        ...withJson(row, jsonLists, parse),
      }),
    },
    {
      ...record,
      title: 'audit record',
      all: ['CreationTime', 'Operation', 'Workload'],
      confidence: 'likely',
    },
    {
      ...record,
      title: "table of cmdlets (a query's result)",
      all: ['TimeGenerated', 'Operation', 'Parameters'],
      any: ['UserId', 'ClientIP'],
      open: (row, parse) => withJson(row, jsonLists, parse),
      confidence: 'likely',
    },
    {
      ...record,
      title: 'export of which AuditData cannot be read',
      all: ['AuditData'],
      rest: true,
    },
  ],
  samples: unifiedAuditSamples,
};
