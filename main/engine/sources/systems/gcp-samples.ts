import type { Sample } from '../source-description.ts';

const policySet = {
  insertId: 'demo-1',
  logName: 'projects/demo-7/logs/cloudaudit.googleapis.com%2Factivity',
  timestamp: '2026-04-01T08:00:00.123456789Z',
  receiveTimestamp: '2026-04-01T08:00:01Z',
  severity: 'NOTICE',
  resource: { type: 'project', labels: { project_id: 'demo-7' } },
  protoPayload: {
    '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
    authenticationInfo: { principalEmail: 'ops@demo.example' },
    requestMetadata: { callerIp: '192.0.2.10', callerSuppliedUserAgent: 'Demo/1' },
    serviceName: 'cloudresourcemanager.googleapis.com',
    methodName: 'SetIamPolicy',
    resourceName: 'projects/demo-7',
    serviceData: {
      policyDelta: {
        bindingDeltas: [
          { action: 'ADD', role: 'roles/owner', member: 'user:kim@demo.example' },
          { action: 'REMOVE', role: 'roles/viewer', member: 'user:kim@demo.example' },
        ],
      },
    },
    status: {},
  },
};

const ofPolicySet = {
  time: '2026-04-01T08:00:00.123456Z',
  actor: 'ops@demo.example',
  provider: 'project',
  ip: '192.0.2.10',
  agent: 'Demo/1',
  organization: 'demo-7',
};

const at = (second: number) => ({
  insertId: `demo-${second}`,
  timestamp: `2026-04-01T08:00:0${second}Z`,
});
const from = (second: number) => ({
  ...ofPolicySet,
  time: `2026-04-01T08:00:0${second}.000000Z`,
  key: `demo-${second} 2026-04-01T08:00:0${second}Z`,
});

/** Records of our own making. */
export const gcpSamples: readonly Sample[] = [
  {
    title: 'A policy that was changed',
    record: policySet,
    kind: 'audit',
    outcome: 'success',
    fields: {
      ...ofPolicySet,
      key: 'demo-1 2026-04-01T08:00:00.123456789Z',
      action: 'SetIamPolicy',
      target: 'projects/demo-7',
      subject: 'user:kim@demo.example',
      client: 'cloudresourcemanager.googleapis.com',
    },
    old: { 'roles/owner': [], 'roles/viewer': ['user:kim@demo.example'] },
    new: { 'roles/owner': ['user:kim@demo.example'], 'roles/viewer': [] },
  },
  {
    title: 'A disk that begins to be made, in lower-case names',
    record: {
      insertid: 'demo-2',
      logname: policySet.logName,
      timestamp: '2026-04-01T08:00:02Z',
      operation: { id: 'op-2', first: true, producer: 'compute.googleapis.com' },
      resource: policySet.resource,
      protopayload: {
        ...policySet.protoPayload,
        serviceName: 'compute.googleapis.com',
        methodName: 'v1.compute.disks.insert',
        resourceName: 'projects/demo-7/zones/z/disks/d1',
        serviceData: undefined,
        request: { '@type': 'type.googleapis.com/compute.disks.insert', name: 'd1', sizeGb: '10' },
      },
    },
    kind: 'audit',
    outcome: 'pending',
    fields: {
      ...from(2),
      action: 'v1.compute.disks.insert',
      target: 'projects/demo-7/zones/z/disks/d1',
      client: 'compute.googleapis.com',
      session: 'op-2',
    },
    new: { name: 'd1', sizeGb: '10' },
  },
  {
    title: 'A bucket that was not shown',
    record: {
      ...policySet,
      ...at(3),
      logName: 'projects/demo-7/logs/cloudaudit.googleapis.com%2Fdata_access',
      severity: 'ERROR',
      protoPayload: {
        ...policySet.protoPayload,
        serviceName: 'storage.googleapis.com',
        methodName: 'storage.objects.list',
        resourceName: 'projects/_/buckets/b1',
        serviceData: undefined,
        authorizationInfo: [{ permission: 'storage.objects.list', granted: false }],
        status: { code: 7, message: 'Permission denied' },
      },
    },
    kind: 'event',
    outcome: 'failure',
    fields: {
      ...from(3),
      action: 'storage.objects.list',
      target: 'projects/_/buckets/b1',
      client: 'storage.googleapis.com',
      status: 'PERMISSION_DENIED',
      message: 'Permission denied',
    },
  },
  {
    title: 'A token for a service account',
    record: {
      ...policySet,
      ...at(4),
      protoPayload: {
        ...policySet.protoPayload,
        serviceName: 'iamcredentials.googleapis.com',
        methodName: 'GenerateAccessToken',
        resourceName: 'projects/-/serviceAccounts/bot@demo-7.iam.gserviceaccount.com',
        serviceData: undefined,
      },
    },
    kind: 'grant',
    outcome: 'success',
    fields: {
      ...from(4),
      action: 'GenerateAccessToken',
      target: 'projects/-/serviceAccounts/bot@demo-7.iam.gserviceaccount.com',
      client: 'iamcredentials.googleapis.com',
    },
  },
  {
    title: 'A machine that Google moved',
    record: {
      ...policySet,
      ...at(5),
      logName: 'projects/demo-7/logs/cloudaudit.googleapis.com%2Fsystem_event',
      operation: { id: 'op-5' },
      protoPayload: {
        authenticationInfo: { principalEmail: 'system@google.com' },
        serviceName: 'compute.googleapis.com',
        methodName: 'compute.instances.migrateOnHostMaintenance',
        resourceName: 'projects/demo-7/zones/z/instances/i1',
        status: { message: 'Instance migrated' },
      },
    },
    kind: 'job',
    outcome: 'success',
    fields: {
      time: '2026-04-01T08:00:05.000000Z',
      key: 'demo-5 2026-04-01T08:00:05Z',
      action: 'compute.instances.migrateOnHostMaintenance',
      actor: 'system@google.com',
      target: 'projects/demo-7/zones/z/instances/i1',
      client: 'compute.googleapis.com',
      provider: 'project',
      organization: 'demo-7',
      session: 'op-5',
      message: 'Instance migrated',
    },
  },
  {
    title: 'A setting of Google Workspace that came through Cloud Logging',
    record: {
      ...policySet,
      ...at(6),
      logName: 'organizations/77/logs/cloudaudit.googleapis.com%2Factivity',
      resource: { type: 'audited_resource', labels: {} },
      protoPayload: {
        authenticationInfo: { principalEmail: 'ops@demo.example' },
        requestMetadata: { callerIp: '192.0.2.10' },
        serviceName: 'admin.googleapis.com',
        methodName: 'google.admin.AdminService.changeApplicationSetting',
        resourceName: 'organizations/77/applicationSettings',
        metadata: {
          event: [
            {
              eventName: 'CHANGE_APPLICATION_SETTING',
              parameter: [
                { name: 'APPLICATION_NAME', value: 'Drive' },
                { name: 'SETTING_NAME', value: 'SHARING' },
                { name: 'OLD_VALUE', value: 'inside' },
                { name: 'NEW_VALUE', value: 'anyone' },
              ],
            },
          ],
        },
      },
    },
    kind: 'audit',
    outcome: 'success',
    fields: {
      time: '2026-04-01T08:00:06.000000Z',
      key: 'demo-6 2026-04-01T08:00:06Z',
      action: 'CHANGE_APPLICATION_SETTING',
      actor: 'ops@demo.example',
      target: 'Drive',
      subject: 'SHARING',
      client: 'admin.googleapis.com',
      provider: 'audited_resource',
      ip: '192.0.2.10',
      organization: '77',
    },
    old: { SHARING: 'inside' },
    new: { SHARING: 'anyone' },
  },
  {
    title: 'A sign-in to Google Workspace that failed',
    record: {
      ...policySet,
      ...at(7),
      logName: 'organizations/77/logs/cloudaudit.googleapis.com%2Fdata_access',
      resource: { type: 'audited_resource', labels: {} },
      protoPayload: {
        authenticationInfo: { principalEmail: 'kim@demo.example' },
        requestMetadata: { callerIp: '192.0.2.11' },
        serviceName: 'login.googleapis.com',
        methodName: 'google.login.LoginService.loginFailure',
        resourceName: 'organizations/77',
        metadata: {
          event: [
            {
              eventName: 'login_failure',
              parameter: [{ name: 'login_type', value: 'google_password' }],
            },
          ],
        },
      },
    },
    kind: 'event',
    outcome: 'failure',
    fields: {
      time: '2026-04-01T08:00:07.000000Z',
      key: 'demo-7 2026-04-01T08:00:07Z',
      action: 'login_failure',
      actor: 'kim@demo.example',
      target: 'organizations/77',
      client: 'login.googleapis.com',
      provider: 'audited_resource',
      protocol: 'google_password',
      ip: '192.0.2.11',
      organization: '77',
    },
  },
  {
    title: 'A role that may do more',
    record: {
      ...policySet,
      ...at(9),
      protoPayload: {
        ...policySet.protoPayload,
        serviceName: 'iam.googleapis.com',
        methodName: 'google.iam.admin.v1.UpdateRole',
        resourceName: 'projects/demo-7/roles/reader',
        serviceData: { permissionDelta: { addedPermissions: ['iam.roles.update'] } },
      },
    },
    kind: 'audit',
    outcome: 'success',
    fields: {
      ...from(9),
      action: 'google.iam.admin.v1.UpdateRole',
      target: 'projects/demo-7/roles/reader',
      client: 'iam.googleapis.com',
    },
    old: { permissions: [] },
    new: { permissions: ['iam.roles.update'] },
  },
  {
    title: 'A line of an application',
    record: {
      ...at(8),
      logName: 'projects/demo-7/logs/shop',
      resource: { type: 'generic_node', labels: { project_id: 'demo-7' } },
      textPayload: 'started',
    },
    kind: 'event',
    outcome: 'unknown',
    fields: {
      time: '2026-04-01T08:00:08.000000Z',
      key: 'demo-8 2026-04-01T08:00:08Z',
      provider: 'generic_node',
      organization: 'demo-7',
      message: 'started',
    },
  },
];
