import type { Sample } from '../source-description.ts';

function item(application: string, qualifier: string, event: object): object {
  return {
    kind: 'admin#reports#activity',
    id: {
      time: '2026-06-01T09:00:00.000Z',
      uniqueQualifier: qualifier,
      applicationName: application,
      customerId: 'C0demo',
    },
    actor: { callerType: 'USER', email: 'su@demo.example', profileId: '1' },
    ipAddress: '203.0.113.4',
    events: [event],
  };
}

const ofItem = {
  time: '2026-06-01T09:00:00.000000Z',
  actor: 'su@demo.example',
  ip: '203.0.113.4',
  organization: 'C0demo',
};

/** Records of our own making. */
export const googleWorkspaceSamples: readonly Sample[] = [
  {
    title: 'A setting that was changed',
    record: item('admin', '-123', {
      type: 'SECURITY_SETTINGS',
      name: 'ENFORCE_STRONG_AUTHENTICATION',
      parameters: [
        { name: 'OLD_VALUE', value: 'ON' },
        { name: 'NEW_VALUE', value: 'OFF' },
        { name: 'SETTING_NAME', value: 'TWO_STEP' },
        { name: 'ORG_UNIT_NAME', value: '/' },
      ],
    }),
    kind: 'audit',
    outcome: 'success',
    fields: {
      ...ofItem,
      key: 'admin 2026-06-01T09:00:00.000Z -123 ENFORCE_STRONG_AUTHENTICATION',
      action: 'ENFORCE_STRONG_AUTHENTICATION',
      target: '/',
      subject: 'TWO_STEP',
      client: 'admin',
      message: 'SECURITY_SETTINGS',
    },
    old: { TWO_STEP: 'ON' },
    new: { TWO_STEP: 'OFF' },
  },
  {
    title: 'A sign-in that failed',
    record: item('login', '5', {
      type: 'login',
      name: 'login_failure',
      parameters: [
        { name: 'login_type', value: 'google_password' },
        { name: 'login_failure_type', value: 'login_failure_invalid_password' },
        { name: 'is_suspicious', boolValue: false },
      ],
    }),
    kind: 'event',
    outcome: 'failure',
    fields: {
      ...ofItem,
      key: 'login 2026-06-01T09:00:00.000Z 5 login_failure',
      action: 'login_failure',
      client: 'login',
      provider: 'google_password',
      status: 'login_failure_invalid_password',
      message: 'login',
    },
  },
  {
    title: 'An application that may read mail',
    record: item('token', '6', {
      type: 'auth',
      name: 'authorize',
      parameters: [
        { name: 'app_name', value: 'Demo Sync' },
        { name: 'scope', multiValue: ['mail.read'] },
      ],
    }),
    kind: 'grant',
    outcome: 'success',
    fields: {
      ...ofItem,
      key: 'token 2026-06-01T09:00:00.000Z 6 authorize',
      action: 'authorize',
      target: 'Demo Sync',
      client: 'Demo Sync',
      message: 'auth',
    },
  },
  {
    title: 'A synchronisation of the directory',
    record: item('directory_sync', '7', { type: 'sync', name: 'sync_completed', parameters: [] }),
    kind: 'job',
    outcome: 'success',
    fields: {
      ...ofItem,
      key: 'directory_sync 2026-06-01T09:00:00.000Z 7 sync_completed',
      action: 'sync_completed',
      target: 'directory_sync',
      client: 'directory_sync',
      message: 'sync',
    },
  },
  {
    title: 'A file that was shared, flattened',
    record: {
      id: {
        time: '2026-06-01T09:00:00.000000000Z',
        uniqueQualifier: '8',
        applicationName: 'drive',
        customerId: 'C0demo',
      },
      actor: { email: 'su@demo.example' },
      ipAddress: '203.0.113.4',
      name: 'change_document_visibility',
      type: 'acl_change',
      parameters: { doc_title: 'Plan', old_visibility: 'private', visibility: 'public_on_the_web' },
    },
    kind: 'event',
    outcome: 'success',
    fields: {
      ...ofItem,
      key: 'drive 2026-06-01T09:00:00.000000000Z 8 change_document_visibility',
      action: 'change_document_visibility',
      target: 'Plan',
      client: 'drive',
      message: 'acl_change',
    },
    old: { visibility: 'private' },
    new: { visibility: 'public_on_the_web' },
  },
  {
    title: 'A setting that was changed, flattened',
    record: {
      id: {
        time: '2026-06-01T09:00:00.000000000Z',
        uniqueQualifier: '9',
        applicationName: 'admin',
        customerId: 'C0demo',
      },
      actor: { email: 'su@demo.example' },
      ipAddress: '203.0.113.4',
      name: 'CHANGE_APPLICATION_SETTING',
      type: 'APPLICATION_SETTINGS',
      parameters: {
        APPLICATION_NAME: 'Drive',
        SETTING_NAME: 'SHARING',
        OLD_VALUE: 'ON',
        NEW_VALUE: 'OFF',
      },
    },
    kind: 'audit',
    outcome: 'success',
    fields: {
      ...ofItem,
      key: 'admin 2026-06-01T09:00:00.000000000Z 9 CHANGE_APPLICATION_SETTING',
      action: 'CHANGE_APPLICATION_SETTING',
      target: 'Drive',
      subject: 'SHARING',
      client: 'admin',
      message: 'APPLICATION_SETTINGS',
    },
    old: { SHARING: 'ON' },
    new: { SHARING: 'OFF' },
  },
  {
    title: 'A sign-in that Google found suspicious: whether it succeeded is not told',
    record: {
      id: { applicationName: 'login', time: '2026-06-01T08:09:00.000Z', uniqueQualifier: '-99' },
      actor: { email: 'kim@demo.example' },
      events: [
        {
          type: 'account_warning',
          name: 'suspicious_login',
          parameters: [{ name: 'affected_email_address', value: 'kim@demo.example' }],
        },
      ],
    },
    kind: 'event',
    outcome: 'unknown',
    fields: {
      time: '2026-06-01T08:09:00.000000Z',
      key: 'login 2026-06-01T08:09:00.000Z -99 suspicious_login',
      action: 'suspicious_login',
      actor: 'kim@demo.example',
      target: 'kim@demo.example',
      client: 'login',
      message: 'account_warning',
    },
  },
];
