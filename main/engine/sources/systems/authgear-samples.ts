import type { Sample } from '../source-description.ts';

const user = {
  id: 'u-77',
  is_disabled: false,
  roles: [],
  groups: [],
  standard_attributes: { email: 'lee@demo.example' },
};

function context(changes: object = {}): object {
  return {
    timestamp: 1_772_442_845,
    user_id: 'u-77',
    triggered_by: 'user',
    ip_address: '198.51.100.7',
    user_agent: 'DemoBrowser/1',
    geo_location_code: 'DE',
    client_id: 'web-demo',
    audit_context: { http_url: 'https://demo.example/settings' },
    preferred_languages: ['de'],
    language: 'de',
    app_id: 'demo',
    ...changes,
  };
}

const common = {
  time: '2026-03-02T09:14:05.000000Z',
  actor: 'lee@demo.example',
  target: 'lee@demo.example',
  client: 'web-demo',
  ip: '198.51.100.7',
  agent: 'DemoBrowser/1',
  country: 'DE',
  organization: 'demo',
};

const byAdmin = context({
  user_id: null,
  triggered_by: 'portal',
  audit_context: { usage: 'proxy', actor_user_id: 'admin-1' },
});

/** Records of our own making. */
export const authgearSamples: readonly Sample[] = [
  {
    title: 'A changed e-mail, as the Admin API gives it',
    record: {
      id: 'QXVkaXRMb2c6ZXZ0LTAwMQ',
      createdAt: '2026-03-02T09:14:05Z',
      activityType: 'IDENTITY_EMAIL_UPDATED',
      user: { id: 'VXNlcjp1LTc3' },
      ipAddress: '198.51.100.7',
      userAgent: 'DemoBrowser/1',
      clientID: 'web-demo',
      data: {
        id: 'evt-001',
        seq: 90_211,
        type: 'identity.email.updated',
        payload: {
          user,
          old_identity: { id: 'i-1', type: 'login_id', claims: { email: 'old@demo.example' } },
          new_identity: { id: 'i-1', type: 'login_id', claims: { email: 'lee@demo.example' } },
        },
        context: context(),
      },
    },
    kind: 'event',
    outcome: 'success',
    fields: {
      ...common,
      key: 'evt-001',
      action: 'identity.email.updated',
      message: 'A user updated their email address',
    },
    old: { id: 'i-1', type: 'login_id', claims: { email: 'old@demo.example' } },
    new: { id: 'i-1', type: 'login_id', claims: { email: 'lee@demo.example' } },
  },
  {
    title: 'A wrong password, as a hook gets it',
    record: {
      id: 'evt-002',
      seq: 90_212,
      type: 'authentication.primary.password.failed',
      payload: { user, authentication_stage: 'primary', authenticator_type: 'password' },
      context: context(),
    },
    kind: 'event',
    outcome: 'failure',
    fields: {
      ...common,
      key: 'evt-002',
      action: 'authentication.primary.password.failed',
      message: 'A user entered an invalid password during a login attempt',
      provider: 'password',
    },
  },
  {
    title: 'A role changed in the portal',
    record: {
      id: 'evt-003',
      seq: 90_213,
      type: 'admin_api.mutation.update_role.executed',
      payload: {
        original_role: { key: 'staff', name: 'Staff' },
        new_role: { key: 'staff', name: 'Everybody' },
      },
      context: byAdmin,
    },
    kind: 'audit',
    outcome: 'success',
    fields: {
      ...common,
      key: 'evt-003',
      action: 'admin_api.mutation.update_role.executed',
      message: 'Through the Admin API: update role',
      actor: 'admin-1',
      target: 'staff',
    },
    old: { key: 'staff', name: 'Staff' },
    new: { key: 'staff', name: 'Everybody' },
  },
  {
    title: 'A changed configuration of the project',
    record: {
      id: 'evt-004',
      seq: 90_214,
      type: 'project.app.updated',
      payload: {
        app_config_old: { id: 'demo', authentication: { mfa: 'required' } },
        app_config_new: { id: 'demo', authentication: { mfa: 'optional' } },
        app_config_diff: '-  mfa: required\n+  mfa: optional',
      },
      context: byAdmin,
    },
    kind: 'audit',
    outcome: 'success',
    fields: {
      ...common,
      key: 'evt-004',
      action: 'project.app.updated',
      message: 'The configuration of a project was changed',
      actor: 'admin-1',
      target: 'demo',
    },
    old: { id: 'demo', authentication: { mfa: 'required' } },
    new: { id: 'demo', authentication: { mfa: 'optional' } },
  },
  {
    title: 'A message that could not be sent',
    record: {
      id: 'evt-005',
      seq: 90_215,
      type: 'sms.error',
      payload: { description: 'no such number', recipient: '+41790000000', type: 'verification' },
      context: context({ triggered_by: 'system' }),
    },
    kind: 'notification',
    outcome: 'failure',
    fields: {
      ...common,
      key: 'evt-005',
      action: 'sms.error',
      actor: 'system',
      target: '+41790000000',
      subject: 'verification',
      status: 'error',
      message: 'A message by sms could not be sent: no such number',
    },
  },
  {
    title: 'A session ended by its user',
    record: {
      id: 'evt-006',
      seq: 90_216,
      type: 'user.session.terminated',
      payload: { user, sessions: [{ id: 's-1', type: 'idp' }], termination_type: 'individual' },
      context: context(),
    },
    kind: 'event',
    outcome: 'success',
    fields: {
      ...common,
      key: 'evt-006',
      action: 'user.session.terminated',
      session: 's-1',
      message: 'An active user session is terminated: individual',
    },
  },
  {
    title: 'A token for a machine',
    record: {
      id: 'evt-007',
      seq: 90_217,
      type: 'm2m.token.created',
      payload: { client_id: 'robot', client_secret: '****' },
      context: context({ triggered_by: 'admin_api', user_id: null, client_id: undefined }),
    },
    kind: 'grant',
    outcome: 'success',
    fields: {
      ...common,
      key: 'evt-007',
      action: 'm2m.token.created',
      message: 'A token was given to a machine client',
      actor: 'Admin API',
      target: 'robot',
      client: 'robot',
    },
  },
  {
    title: 'A changed plan, out of the table',
    record: `id,app_id,created_at,user_id,activity_type,ip_address,user_agent,client_id,data
evt-008,portal,2026-03-02 09:14:05+00,,site_admin.app.plan.updated,198.51.100.7,DemoBrowser/1,,"{""id"":""evt-008"",""seq"":1,""type"":""site_admin.app.plan.updated"",""payload"":{""app_id"":""demo"",""old_plan"":""free"",""new_plan"":""startups""},""context"":{""triggered_by"":""site_admin"",""audit_context"":{""actor_user_id"":""admin-1""}}}"
`,
    kind: 'audit',
    outcome: 'success',
    fields: {
      time: '2026-03-02T09:14:05.000000Z',
      key: 'evt-008',
      action: 'site_admin.app.plan.updated',
      actor: 'admin-1',
      target: 'demo',
      ip: '198.51.100.7',
      agent: 'DemoBrowser/1',
      organization: 'portal',
    },
    old: { plan: 'free' },
    new: { plan: 'startups' },
  },
  {
    title: 'A node of which the event was not asked for',
    record: {
      id: 'QXVkaXRMb2c6ZXZ0LTAwOQ',
      createdAt: '2026-03-02T09:14:05Z',
      activityType: 'AUTHENTICATION_IDENTITY_LOGIN_ID_FAILED',
      ipAddress: '198.51.100.7',
      userAgent: 'DemoBrowser/1',
      clientID: 'web-demo',
    },
    kind: 'event',
    outcome: 'failure',
    fields: {
      time: '2026-03-02T09:14:05.000000Z',
      key: 'evt-009',
      action: 'AUTHENTICATION_IDENTITY_LOGIN_ID_FAILED',
      message: "A user's login attempt failed because the email or user ID provided is not found",
      client: 'web-demo',
      ip: '198.51.100.7',
      agent: 'DemoBrowser/1',
    },
  },
];
