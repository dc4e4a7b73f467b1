import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { allSystems } from '../../../../../main/engine/sources/index.ts';
import { print } from '../../../../../shared/query/index.ts';
import { eventRule, makeCase, questionOf, type RuleCase } from './rule-case.ts';

const ruleOf = (logsource: string, selection: string) =>
  eventRule(
    `title: A rule\nlogsource: {${logsource}}\ndetection:\n  sel:\n${selection.replace(/^/gm, '    ')}\n  condition: sel`,
  );

const audit = {
  id: 'a1',
  activityDateTime: '2026-03-01T10:00:00Z',
  activityDisplayName: 'Add member to role',
  category: 'RoleManagement',
  result: 'success',
  loggedByService: 'Core Directory',
  initiatedBy: { user: { userPrincipalName: 'ada@demo.example' } },
  targetResources: [
    {
      id: 't1',
      displayName: 'Kim',
      modifiedProperties: [{ displayName: 'Role', newValue: '"Global Administrator"' }],
    },
  ],
};
const signIn = {
  id: 's1',
  createdDateTime: '2026-03-01T11:00:00Z',
  appDisplayName: 'Portal',
  userPrincipalName: 'ada@demo.example',
  authenticationRequirement: 'singleFactorAuthentication',
  location: { countryOrRegion: 'DE' },
  status: { errorCode: 0 },
};
const failed = { ...signIn, id: 's2', status: { errorCode: 50053, failureReason: 'Locked' } };
const monitor = {
  time: '2026-03-01T12:00:00Z',
  resourceId: '/tenants/t/providers/Microsoft.aadiam',
  operationName: 'Delete conditional access policy',
  category: 'AuditLogs',
  properties: {
    activityDisplayName: 'Delete conditional access policy',
    category: 'Policy',
    result: 'success',
    targetResources: [{ displayName: 'Block legacy' }],
  },
};
const trail = {
  eventVersion: '1.08',
  eventTime: '2026-03-01T13:00:00Z',
  eventID: 'e1',
  eventSource: 'signin.amazonaws.com',
  eventName: 'ConsoleLogin',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::1:user/kim', userName: 'kim' },
  sourceIPAddress: '192.0.2.1',
  responseElements: { ConsoleLogin: 'Success' },
};
const lookup = {
  EventId: 'e2',
  EventName: 'StopLogging',
  CloudTrailEvent: JSON.stringify({
    ...trail,
    eventID: 'e2',
    eventName: 'StopLogging',
    eventSource: 'cloudtrail.amazonaws.com',
    requestParameters: { name: 'trail-1' },
  }),
};
const table = `"Event name","Event time","User name","Event source","Resource type","Resource name","Event ID","Read-only","Source IP address","Error code"
"DeleteTrail","2026-03-01T14:00:00Z","kim","cloudtrail.amazonaws.com","","","e3","false","192.0.2.9","AccessDenied"
`;
const setting = (value: string, name: string, at: number) => ({
  kind: 'admin#reports#activity',
  id: {
    time: `2026-03-01T1${at}:00:00Z`,
    uniqueQualifier: String(at),
    applicationName: 'admin',
    customerId: 'C1',
  },
  actor: { email: 'ada@demo.example' },
  events: [
    { name: 'CREATE_USER', parameters: [{ name: 'USER_EMAIL', value: 'x@demo.example' }] },
    {
      name,
      parameters: [
        { name: 'SETTING_NAME', value: 'ContextAwareAccess x' },
        { name: 'NEW_VALUE', value },
      ],
    },
  ],
});
const inCloudLogging = {
  insertId: 'g1',
  timestamp: '2026-03-01T16:00:00Z',
  logName: 'organizations/1/logs/cloudaudit.googleapis.com%2Factivity',
  protoPayload: {
    serviceName: 'admin.googleapis.com',
    methodName: 'google.admin.AdminService.changeApplicationSetting',
    authenticationInfo: { principalEmail: 'ada@demo.example' },
    metadata: {
      event: [
        {
          eventName: 'ENFORCE_STRONG_AUTHENTICATION',
          parameter: [
            { name: 'SETTING_NAME', value: 'ContextAwareAccess y' },
            { name: 'NEW_VALUE', value: 'false' },
          ],
        },
      ],
    },
  },
};
const mail = {
  CreationDate: '2026-03-01T17:00:00Z',
  UserIds: 'ada@demo.example',
  Operations: 'New-InboxRule',
  AuditData: JSON.stringify({
    CreationTime: '2026-03-01T17:00:00',
    Id: 'u1',
    Operation: 'New-InboxRule',
    RecordType: 1,
    Workload: 'Exchange',
    UserId: 'ada@demo.example',
    Parameters: [{ Name: 'ForwardTo', Value: 'eve@other.example' }],
  }),
};

const files = {
  'entra-audit.ndjson': [audit],
  'entra-sign-in.ndjson': [signIn, failed],
  'entra-monitor.ndjson': [monitor],
  'trail.ndjson': [trail],
  'lookup.ndjson': [lookup],
  'trail.csv': table,
  'workspace.ndjson': [
    setting('false', 'ENFORCE_STRONG_AUTHENTICATION', 1),
    setting('true', 'CHANGE_APPLICATION_SETTING', 2),
  ],
  'gcp.ndjson': [inCloudLogging],
  'unified.ndjson': [mail],
};
const order = [
  'audit',
  'signIn',
  'failed',
  'monitor',
  'trail',
  'lookup',
  'table',
  'enforce',
  'setting',
  'cloud',
  'mail',
];

let asked: RuleCase;

beforeAll(async () => {
  asked = await makeCase(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string'
          ? content
          : content.map((each) => JSON.stringify(each)).join('\n'),
      ]),
    ),
  );
});

afterAll(() => asked.close());

const rows: readonly (readonly [string, string, readonly string[]])[] = [
  ['product: azure, service: auditlogs', 'properties.message: Add member to role', ['audit']],
  ['product: azure, service: auditlogs', 'OperationName|startswith: delete', ['monitor']],
  ['product: azure, service: auditlogs', 'Category: RoleManagement', ['audit']],
  ['product: azure, service: auditlogs', 'category: Policy', ['monitor']],
  ['product: azure, service: auditlogs', 'Status: Success', ['audit', 'monitor']],
  [
    'product: azure, service: auditlogs',
    "properties.targetResources|contains: 'legacy'",
    ['monitor'],
  ],
  [
    'product: azure, service: auditlogs',
    'TargetResources.ModifiedProperties.NewValue|contains: Administrator',
    ['audit'],
  ],
  ['product: azure, service: auditlogs', 'Initiatedby: ada@demo.example', ['audit']],
  ['product: azure, service: auditlogs', 'nothing: null', ['audit', 'monitor']],
  ['product: azure, service: signinlogs', 'nothing: null', ['signIn', 'failed']],
  ['product: azure, service: signinlogs', 'ResultType: 50053', ['failed']],
  ['product: azure, service: signinlogs', 'ResultType: 0', ['signIn']],
  ['product: azure, service: signinlogs', 'Status: Success', ['signIn']],
  ['product: azure, service: signinlogs', 'Status: Failure', ['failed']],
  ['product: azure, service: signinlogs', 'Status: Interrupted', []],
  ['product: azure, service: signinlogs', 'location|neq: US', ['signIn', 'failed']],
  [
    'product: azure, service: signinlogs',
    'Username|endswith: "@demo.example"',
    ['signIn', 'failed'],
  ],
  ['product: azure', 'nothing: null', ['audit', 'signIn', 'failed', 'monitor']],
  [
    'product: aws, service: cloudtrail',
    'eventName: ConsoleLogin\nresponseElements.ConsoleLogin: success',
    ['trail'],
  ],
  [
    'product: aws, service: cloudtrail',
    'eventName: StopLogging\nrequestParameters.name: TRAIL-1',
    ['lookup'],
  ],
  [
    'product: aws, service: cloudtrail',
    'eventSource: cloudtrail.amazonaws.com',
    ['lookup', 'table'],
  ],
  ['product: aws, service: cloudtrail', 'errorCode: AccessDenied', ['table']],
  ['product: aws, service: cloudtrail', 'sourceIPAddress|cidr: 192.0.2.8/29', ['table']],
  ['product: AWS, service: CloudTrail', 'userIdentity.type: IAMUser', ['trail', 'lookup']],
  ['product: aws', 'eventName|fieldref: responseElements.ConsoleLogin', []],
  [
    'product: aws',
    'userIdentity.arn|endswith|fieldref: userIdentity.userName',
    ['trail', 'lookup'],
  ],
  [
    'product: gcp, service: google_workspace.admin',
    'eventService: admin.googleapis.com\neventName: ENFORCE_STRONG_AUTHENTICATION\nnew_value: "false"',
    ['enforce', 'cloud'],
  ],
  [
    'product: gcp, service: google_workspace.admin',
    'eventName: CHANGE_APPLICATION_SETTING\nsetting_name|startswith: contextawareaccess',
    ['setting'],
  ],
  ['product: gcp, service: google_workspace.admin', 'eventService: login.googleapis.com', []],
  [
    'product: gcp, service: google_workspace.admin',
    'eventService|re: ^admin',
    ['enforce', 'setting', 'cloud'],
  ],
  ['product: gcp, service: google_workspace.admin', 'eventService|exists: false', []],
  [
    'product: m365, service: audit',
    'Operation: New-InboxRule\nParameters|contains: ForwardTo',
    ['mail'],
  ],
  [
    'product: m365, service: exchange',
    'eventSource: Exchange\neventName|startswith: new-',
    ['mail'],
  ],
  ['product: trailcase', 'actor: kim', ['trail', 'lookup', 'table']],
  ['product: trailcase, service: audit', 'outcome: failure', ['table']],
  ['product: trailcase', 'ip|cidr: 192.0.2.0/24\nkind: event', ['trail']],
  ['product: trailcase', 'system: [cloudtrail, okta]\naction: stoplogging', ['lookup']],
  ['product: trailcase', 'details.x|exists: true', []],
  ['product: trailcase', 'requestParameters.name: trail-1', ['lookup']],
  ['product: trailcase', 'became.name: trail-1', ['lookup']],
];

describe('a rule is asked of the records that its logsource names', () => {
  for (const [logsource, selection, expected] of rows) {
    test(`${logsource}: ${selection.replaceAll('\n', ', ')}`, () => {
      const rule = ruleOf(logsource, selection);
      const names = (ids: readonly number[]) => ids.map((id) => order[id - 1]);
      expect(names(asked.ids(rule.question ?? questionOf(rule)))).toEqual(expected);
      expect(names(asked.ids(questionOf(rule)))).toEqual(expected);
    });
  }
});

describe('where a field stands', () => {
  it('is a column where that is exact in every form of the records', () => {
    const text = (logsource: string, selection: string) => {
      const { question } = ruleOf(logsource, selection);
      return question === null ? null : print(question.where, question.kind);
    };
    expect(text('product: okta', 'eventType: user.session.start')).toBe(
      "System is 'okta' and Action is user.session.start",
    );
    expect(text('product: aws', 'eventName: [StopLogging, DeleteTrail]')).toBe(
      "System is 'cloudtrail' and Action in (StopLogging, DeleteTrail)",
    );
    expect(text('product: github', 'action: org.add_member')).toBe(
      "System is 'github' and Action like exactly 'org.add_member'",
    );
    // One form keeps it elsewhere, another has several names for the column.
    expect(text('product: azure, service: signinlogs', 'ResourceDisplayName: x')).toBe(
      "System is 'entra' and Kind is event and (.resourceDisplayName is x or 'Resource' is x)",
    );
  });

  it('is known to correlations, by the same names', () => {
    const okta = ruleOf('product: okta', 'a: 1');
    expect(okta.placesOf('eventType')).toEqual([{ kind: 'field', name: 'action' }]);
    expect(okta.placesOf('actor.alternateId')).toEqual([
      { kind: 'path', path: ['actor', 'alternateId'] },
    ]);
    const workspace = ruleOf('product: gcp, service: google_workspace.admin', 'eventName: x');
    expect(workspace.placesOf('eventName')).toEqual([
      { kind: 'path', path: ['events', 'name'] },
      { kind: 'path', path: ['protoPayload', 'metadata', 'event', 'eventName'] },
    ]);
    const own = ruleOf('product: trailcase, service: event', 'a.b: 1');
    expect(own.placesOf('IP Address')).toEqual([{ kind: 'field', name: 'ip' }]);
    expect(own.placesOf('user')).toEqual([{ kind: 'anyOf', names: ['actor', 'username'] }]);
    expect(own.placesOf('details.reason')).toEqual([{ kind: 'path', path: ['details', 'reason'] }]);
    expect(own.systems).toEqual(allSystems());
  });

  it('of names of prototypes is a path like any other', () => {
    const rule = ruleOf('product: gcp, service: google_workspace.admin', 'constructor: 1');
    expect(rule.placesOf('constructor')).toEqual([{ kind: 'path', path: ['constructor'] }]);
    expect(rule.placesOf('__proto__.x')).toEqual([{ kind: 'path', path: ['__proto__', 'x'] }]);
  });
});

describe('a rule about changes', () => {
  it('asks what an audit record says of them', () => {
    const { question } = ruleOf(
      'product: trailcase, service: audit',
      'changed: [mfa.required, retention]\nwas.mfa.required: true\nbecame.mfa.required|cased: "False"\nbecame: x',
    );
    expect(question).toEqual({
      kind: 'audit',
      where: {
        kind: 'and',
        of: [
          {
            kind: 'or',
            of: [
              { kind: 'change', verb: 'changed', path: 'mfa.required' },
              { kind: 'change', verb: 'changed', path: 'retention' },
            ],
          },
          {
            kind: 'change',
            verb: 'was',
            path: 'mfa.required',
            value: { kind: 'text', text: 'true', exact: false },
          },
          {
            kind: 'change',
            verb: 'became',
            path: 'mfa.required',
            value: { kind: 'text', text: 'False', exact: true },
          },
          {
            kind: 'change',
            verb: 'became',
            path: null,
            value: { kind: 'text', text: 'x', exact: false },
          },
        ],
      },
    });
  });

  it('asks whether anything changed', () => {
    const { question } = ruleOf('product: trailcase', 'changed|exists: true');
    expect(question?.where).toEqual({ kind: 'change', verb: 'changed', path: '' });
  });
});
