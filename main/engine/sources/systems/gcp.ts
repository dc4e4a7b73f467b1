import type { Kind } from '../../../../shared/kinds.ts';
import { derived, joined, withNames } from '../derive.ts';
import type { FieldNames, Shape, SourceDescription, Subject } from '../source-description.ts';
import { at, firstText, isKeyed, objectsAt, textAt } from '../value-at.ts';
import { gcpSamples } from './gcp-samples.ts';

const topNames = [
  'protoPayload',
  'logName',
  'insertId',
  'receiveTimestamp',
  'jsonPayload',
  'textPayload',
];

/** The first event of Google Workspace that an entry of its audit logs carries. */
function workspaceEvent(entry: Subject): Subject | undefined {
  return objectsAt(entry, 'protoPayload.metadata.event')[0];
}

function parameter(event: Subject | undefined, ...names: readonly string[]): string | null {
  const list = objectsAt(event, 'parameter');
  for (const name of names) {
    const found = list.find((each) => each.name === name);
    const value = firstText(found, 'value', 'intValue', 'boolValue');
    if (value !== null) return value;
  }
  return null;
}

const method = (entry: Subject) =>
  firstText(entry, 'protoPayload.methodName', 'protoPayload.metadata.methodName', 'methodName');

/** The log that an entry stands in: `activity`, `data_access`, `system_event`, `policy`. */
function logOf(entry: Subject): string | null {
  return (
    /cloudaudit\.googleapis\.com(?:%2F|\/)(\w+)/i.exec(textAt(entry, 'logName') ?? '')?.[1] ?? null
  );
}

const reads =
  /^(?:get|list|search|check|batchget|aggregatedlist|query|read|lookup|test|watch|encrypt|decrypt|verify|authorize|connect|exec)/i;
const grants = /^(?:Generate(?:Access|Id)Token|Sign(?:Jwt|Blob)|ExchangeToken)$/;

function kindOf(entry: Subject): Kind {
  const service = textAt(entry, 'protoPayload.serviceName');
  const log = logOf(entry);
  if (service === 'login.googleapis.com' || log === 'policy') return 'event';
  if (log === 'system_event') return 'job';
  if (!isKeyed(entry.protoPayload) && textAt(entry, 'methodName') === null) return 'event';
  const name = method(entry);
  if (name === null) return log === 'data_access' ? 'event' : 'audit';
  const parts = name.split('.');
  const last = parts.at(-1) ?? '';
  // `io.k8s.core.v1.pods.exec.create`: the verb creates a session, and changes nothing.
  if (reads.test(last) || (last === 'create' && parts.at(-2) === 'exec')) return 'event';
  if (grants.test(last)) return 'grant';
  return log === 'data_access' && /^(?:jobservice|JobService|jobs)$/.test(parts.at(-2) ?? '')
    ? 'event'
    : 'audit';
}

const permission = (entry: Subject) => objectsAt(entry, 'protoPayload.authorizationInfo')[0];

const codes = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const;

const failed = (entry: Subject) => {
  const code = textAt(entry, 'protoPayload.status.code');
  return code !== null && code !== '0';
};

/** Roles by member lists, of the differences between two policies. */
function policyDelta(
  entry: Subject,
  action: 'REMOVE' | 'ADD',
): Record<string, string[]> | undefined {
  const deltas = objectsAt(entry, 'protoPayload.serviceData.policyDelta.bindingDeltas');
  if (deltas.length === 0) return undefined;
  const side = new Map<string, string[]>();
  for (const delta of deltas) {
    const role = textAt(delta, 'role') ?? '';
    const members = side.get(role) ?? [];
    const member = textAt(delta, 'member');
    if (member !== null && textAt(delta, 'action') === action) members.push(member);
    side.set(role, members);
  }
  return Object.fromEntries(side);
}

/** Permissions that a changed role lost or got. */
function permissionDelta(entry: Subject, name: 'removedPermissions' | 'addedPermissions'): unknown {
  const delta = at(entry, 'protoPayload.serviceData.permissionDelta');
  return isKeyed(delta) ? { permissions: delta[name] ?? [] } : undefined;
}

function setting(entry: Subject, value: 'OLD_VALUE' | 'NEW_VALUE'): unknown {
  const event = workspaceEvent(entry);
  const text = parameter(event, value);
  if (text === null) return undefined;
  return { [parameter(event, 'SETTING_NAME', 'FIELD_NAME') ?? 'value']: text };
}

const fields: FieldNames = {
  time: [
    'timestamp',
    'receiveTimestamp',
    'protoPayload.timestamp',
    'protoPayload.requestMetadata.requestAttributes.time',
    'p_event_time',
  ],
  key: [joined(' ', 'insertId', 'timestamp')],
  action: [
    derived(
      'the event of Google Workspace, else methodName, else the permission asked for',
      (entry) => {
        const event = workspaceEvent(entry);
        return (
          textAt(event, 'eventName') ?? method(entry) ?? textAt(permission(entry), 'permission')
        );
      },
    ),
    'jsonPayload.event_subtype',
    'jsonPayload.message',
  ],
  actor: [
    'protoPayload.authenticationInfo.principalEmail',
    'protoPayload.authenticationInfo.principalSubject',
    'protoPayload.authenticationInfo.authoritySelector',
    'protoPayload.request.username',
    'jsonPayload.actor.user',
  ],
  username: ['protoPayload.authenticationInfo.principalSubject'],
  target: [
    derived(
      'the user or group of an event of Google Workspace, else resourceName, the resource asked for',
      (entry) =>
        parameter(
          workspaceEvent(entry),
          'USER_EMAIL',
          'affected_email_address',
          'GROUP_EMAIL',
          'INBOUND_SSO_PROFILE_NAME',
          'APPLICATION_NAME',
          'DOMAIN_NAME',
        ) ??
        firstText(entry, 'protoPayload.resourceName', 'protoPayload.metadata.resourceName') ??
        firstText(permission(entry), 'resource', 'resourceAttributes.name'),
    ),
    'protoPayload.request.name',
    'resource.labels.name',
    'resource.labels.instance_id',
  ],
  subject: [
    derived('the group, role or setting of an event of Google Workspace', (entry) =>
      parameter(
        workspaceEvent(entry),
        'GROUP_EMAIL',
        'ROLE_NAME',
        'SETTING_NAME',
        'INBOUND_SSO_PROFILE_CHANGES',
      ),
    ),
    derived('members of a changed policy', (entry) => {
      const members = objectsAt(
        entry,
        'protoPayload.serviceData.policyDelta.bindingDeltas',
      ).flatMap((each) => textAt(each, 'member') ?? []);
      return members.length === 0 ? null : [...new Set(members)].join(', ');
    }),
  ],
  client: ['protoPayload.serviceName', 'protoPayload.metadata.serviceName', 'operation.producer'],
  provider: ['resource.type'],
  protocol: [
    derived('the login type of an event of Google Workspace', (entry) =>
      parameter(workspaceEvent(entry), 'login_type'),
    ),
  ],
  status: [
    derived('protoPayload.status.code by its name', (entry) => {
      const code = textAt(entry, 'protoPayload.status.code');
      return code === null ? null : (codes[Number(code)] ?? code);
    }),
  ],
  ip: ['protoPayload.requestMetadata.callerIp', 'protoPayload.requestMetadata.callerIP'],
  agent: ['protoPayload.requestMetadata.callerSuppliedUserAgent'],
  organization: [
    'resource.labels.project_id',
    derived(
      'the project, folder or organization in logName',
      (entry) => /^\w+\/([^/]+)\/logs\//.exec(textAt(entry, 'logName') ?? '')?.[1] ?? null,
    ),
  ],
  session: ['operation.id'],
  message: [
    'protoPayload.status.message',
    'textPayload',
    'jsonPayload.message',
    'jsonPayload.content',
  ],
};

/** An event of Google Workspace has its parameters by name beside it, one object an event. */
function openEntry(record: Subject): Subject {
  const named = withNames(record, topNames);
  const events = objectsAt(named, 'protoPayload.metadata.event');
  if (events.length === 0) return named;
  const parameters = events.map((event) =>
    Object.fromEntries(
      objectsAt(event, 'parameter').map((each) => [
        textAt(each, 'name') ?? '',
        each.value ?? each.multiValue ?? each.intValue ?? each.boolValue,
      ]),
    ),
  );
  return { ...named, parameters };
}

const entry: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  open: openEntry,
  kind: {
    kinds: ['audit', 'event', 'grant', 'job'],
    rule: 'by log, method and service',
    of: kindOf,
  },
  fields,
  states: {
    old: [
      derived('members that a change of policy took away, by role', (each) =>
        policyDelta(each, 'REMOVE'),
      ),
      derived('permissions that a role lost', (each) =>
        permissionDelta(each, 'removedPermissions'),
      ),
      'protoPayload.response.operation.zoneContext.oldValue',
      derived('OLD_VALUE of an event of Google Workspace', (each) => setting(each, 'OLD_VALUE')),
    ],
    new: [
      derived('members that a change of policy added, by role', (each) => policyDelta(each, 'ADD')),
      derived('permissions that a role got', (each) => permissionDelta(each, 'addedPermissions')),
      'protoPayload.response.operation.zoneContext.newValue',
      derived('NEW_VALUE of an event of Google Workspace', (each) => setting(each, 'NEW_VALUE')),
      derived('request of a change that did not fail', (each) => {
        const request = at(each, 'protoPayload.request');
        if (!isKeyed(request) || kindOf(each) !== 'audit' || failed(each)) return undefined;
        const { '@type': type, at_sign_type: written, updateMask: mask, ...rest } = request;
        return Object.keys(rest).length === 0 ? undefined : rest;
      }),
    ],
    after: 'part',
  },
  outcome(each) {
    const event = textAt(workspaceEvent(each), 'eventName');
    if (event !== null && /fail|denied|blocked/i.test(event)) return 'failure';
    if (failed(each) || /^(?:ERROR|CRITICAL|ALERT|EMERGENCY)$/.test(textAt(each, 'severity') ?? ''))
      return 'failure';
    if (objectsAt(each, 'protoPayload.authorizationInfo').some(({ granted }) => granted === false))
      return 'failure';
    if (method(each) === null) return null;
    if (textAt(each, 'protoPayload.status.message') !== null) return 'success';
    const isFirst = at(each, 'operation.first') === true;
    return isFirst && at(each, 'operation.last') !== true ? 'pending' : 'success';
  },
  sigma: [
    {
      product: 'gcp',
      service: 'gcp.audit',
      aliases: {
        'gcp.audit.method_name': 'protoPayload.methodName',
        'gcp.audit.service_name': 'protoPayload.serviceName',
      },
    },
    {
      product: 'gcp',
      service: 'google_workspace.admin',
      aliases: {
        eventService: 'protoPayload.serviceName',
        eventName: 'protoPayload.metadata.event.eventName',
        setting_name: 'parameters.SETTING_NAME',
        new_value: 'parameters.NEW_VALUE',
      },
    },
    {
      product: 'gcp',
      service: 'google_workspace.login',
      aliases: {
        'protoPayload.Servicename': 'protoPayload.serviceName',
        'protoPayload.serviceName': 'protoPayload.serviceName',
      },
    },
  ],
};

/** Google Cloud: audit logs of Cloud Logging, those of Google Workspace among them, and other entries. */
export const gcp: SourceDescription = {
  system: 'gcp',
  title: 'Google Cloud Audit Logs',
  shapes: [
    { ...entry, title: 'audit log entry', all: ['protoPayload', 'logName'] },
    {
      ...entry,
      title: 'audit log entry, cut down',
      all: ['protoPayload'],
      any: [
        'protoPayload.methodName',
        'protoPayload.authenticationInfo',
        'protoPayload.authorizationInfo',
        'protoPayload.serviceName',
      ],
      confidence: 'likely',
    },
    {
      ...entry,
      title: 'other log entry',
      all: ['logName', 'resource.type'],
      any: ['textPayload', 'jsonPayload', 'httpRequest'],
      kind: 'event',
    },
    {
      ...entry,
      title: 'entry that lacks its payload',
      all: [],
      any: ['methodName', 'operation', 'insertId', 'logName', 'protoPayload'],
      rest: true,
    },
  ],
  samples: gcpSamples,
};
