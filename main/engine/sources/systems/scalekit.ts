import { always, derived, joined, kindBy, outcomeBy } from '../derive.ts';
import type { SourceDescription, Subject } from '../source-description.ts';
import { isKeyed, textAt } from '../value-at.ts';

/** Statuses of a delivery after which nothing is tried any more (attempts at once, +1, +5, +15 minutes). */
const lastAttempt = 4;

const deliveryStatus = derived(
  'status; "Permanently failed" for a failed fourth attempt',
  (subject) => {
    const status = textAt(subject, 'status');
    const attempt = Number(textAt(subject, 'attempt_number') ?? textAt(subject, 'attempt'));
    const isLast = attempt >= lastAttempt && /^fail/i.test(status ?? '');
    return isLast ? 'Permanently failed' : status;
  },
);

/** Values that data tells twice, as `old_status` and `status`. */
function pairs({ data }: Subject, wanted: 'old' | 'new'): unknown {
  if (!isKeyed(data)) return undefined;
  const told = Object.keys(data).flatMap((key): [string, unknown][] => {
    const [, name] = /^old_(.+)$/.exec(key) ?? [];
    if (name === undefined || !Object.hasOwn(data, name)) return [];
    return [[name, wanted === 'old' ? data[key] : data[name]]];
  });
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

/** Scalekit: sign-in logs, webhook events and the deliveries of these (`sources.md`, section 4). */
export const scalekit: SourceDescription = {
  system: 'scalekit',
  title: 'Scalekit',
  shapes: [
    {
      title: 'sign-in log',
      all: ['auth_request_id', 'status'],
      any: ['timestamp', 'workflow', 'connection_id', 'organization_id'],
      confidence: 'certain',
      kind: 'event',
      fields: {
        time: ['timestamp'],
        // One request comes once for each status that it went through.
        key: [joined(' ', 'auth_request_id', 'status', 'timestamp')],
        action: [derived('workflow, as "sign-in (sso)"', signInAction)],
        status: ['status'],
        actor: ['email'],
        client: ['client_name', 'client_id'],
        provider: ['connection_provider', 'connection_details.0.connection_provider'],
        protocol: ['connection_type', 'connection_details.0.connection_type'],
        organization: ['organization_id'],
        target: ['resource_name', 'resource_id'],
        session: ['auth_request_id'],
      },
    },
    {
      title: 'webhook delivery',
      all: ['event_id', 'event_type'],
      any: ['response_status_code', 'attempt_number', 'response_body', 'request_payload'],
      confidence: 'certain',
      kind: 'webhook',
      fields: {
        time: ['event_timestamp', 'attempted_at', 'timestamp', 'created_at'],
        key: ['event_id'],
        action: ['event_type'],
        target: ['endpoint', 'endpoint_url', 'url'],
        status: [deliveryStatus],
        httpStatus: ['response_status_code', 'response_status'],
        attempt: ['attempt_number', 'attempt'],
        duration: ['response_time', 'response_time_ms'],
        message: ['response_body'],
        organization: ['organization_id'],
      },
    },
    {
      title: 'webhook event',
      all: ['spec_version', 'occurred_at', 'environment_id', 'type', 'data'],
      confidence: 'certain',
      kind: kindBy('by type', (subject) => textAt(subject, 'type'), 'audit', [
        [/^user\.(?:login|logout|signup)$/, 'event'],
        [/^connected_account\.(?:oauth|token|magic)/, 'grant'],
        [/^user\.organization_invitation$/, 'notification'],
      ]),
      fields: {
        time: ['occurred_at'],
        key: ['id'],
        action: ['type'],
        actor: ['data.user.email', 'data.email', 'data.user.id', 'data.user_id', 'data.identifier'],
        username: ['data.user.user_profile.name', 'data.user.external_id', 'data.display_name'],
        target: ['data.id', 'data.connection_id', 'organization_id'],
        subject: ['data.name', 'data.domain', 'data.identifier', 'data.email', 'data.display_name'],
        organization: ['organization_id'],
        session: ['data.user_session.session_id'],
        ip: ['data.user_session.device.ip'],
        agent: ['data.user_session.device.user_agent'],
        provider: ['data.provider', 'data.connection_provider'],
        status: ['data.status'],
        client: ['data.user_session.authenticated_clients.0.client_id'],
      },
      fieldsOf: {
        event: { target: ['data.user.id'] },
        notification: { target: ['data.email', 'data.user.email'] },
      },
      outcome: outcomeBy(
        (subject) => textAt(subject, 'type'),
        [
          [/_failed$/, 'failure'],
          [/./, 'success'],
        ],
      ),
      states: {
        old: [derived('data: old_X', (event) => pairs(event, 'old'))],
        new: [
          derived('data: X beside old_X', (event) => pairs(event, 'new')),
          derived(
            'data of changes to organisations, roles, permissions and directories',
            (event) =>
              /^(?:organization|role|permission)\./.test(textAt(event, 'type') ?? '')
                ? event.data
                : undefined,
          ),
        ],
        after: 'whole',
      },
    },
    {
      title: 'session',
      all: ['session_id', 'user_id', 'status', 'absolute_expires_at'],
      confidence: 'certain',
      kind: 'session',
      fields: {
        time: ['created_at'],
        updated: ['updated_at', 'last_active_at'],
        key: ['session_id'],
        actor: ['user_id'],
        status: ['status'],
        protocol: [always('OIDC')],
        client: ['authenticated_clients.0.client_id'],
        organization: ['organization_id'],
        ip: ['device.ip'],
        agent: ['device.user_agent'],
        country: ['device.location.region'],
      },
    },
  ],
  samples: [
    {
      title: 'An account of which the state before is told',
      record: {
        spec_version: '1',
        id: 'evt_9',
        type: 'connected_account.status_updated',
        occurred_at: '2026-03-03T09:09:00Z',
        environment_id: 'env_1',
        object: 'ConnectedAccount',
        data: {
          id: 'ca_1',
          identifier: 'bo@demo.example',
          provider: 'DEMO',
          status: 'EXPIRED',
          old_status: 'ACTIVE',
        },
      },
      kind: 'audit',
      outcome: 'success',
      fields: {
        time: '2026-03-03T09:09:00.000000Z',
        key: 'evt_9',
        action: 'connected_account.status_updated',
        actor: 'bo@demo.example',
        target: 'ca_1',
        subject: 'bo@demo.example',
        provider: 'DEMO',
        status: 'EXPIRED',
      },
      old: { status: 'ACTIVE' },
      new: { status: 'EXPIRED' },
    },
    {
      title: 'A sign-in that failed',
      record: {
        auth_request_id: 'areq_demo_1',
        email: 'kim@demo.example',
        status: 'FAILED',
        timestamp: '2026-02-11T07:03:44Z',
        organization_id: 'org_d1',
        environment_id: 'env_d1',
        connection_id: 'conn_d1',
        connection_type: 'SAML',
        connection_provider: 'OKTA',
        connection_details: [{ connection_id: 'conn_d1', connection_type: 'SAML' }],
        workflow: 'sso',
        client_id: 'skc_d1',
        client_name: 'Demo',
        client_type: 'ENV',
      },
      kind: 'event',
      outcome: 'failure',
      fields: {
        time: '2026-02-11T07:03:44.000000Z',
        key: 'areq_demo_1 FAILED 2026-02-11T07:03:44Z',
        action: 'sign-in (sso)',
        status: 'FAILED',
        actor: 'kim@demo.example',
        client: 'Demo',
        provider: 'OKTA',
        protocol: 'SAML',
        organization: 'org_d1',
        session: 'areq_demo_1',
      },
    },
    {
      title: 'The same request, just begun',
      record: {
        auth_request_id: 'areq_demo_1',
        email: 'kim@demo.example',
        status: 'INITIATED',
        timestamp: '2026-02-11T07:03:40Z',
        organization_id: 'org_d1',
        workflow: 'sso',
      },
      kind: 'event',
      outcome: 'pending',
      fields: {
        time: '2026-02-11T07:03:40.000000Z',
        key: 'areq_demo_1 INITIATED 2026-02-11T07:03:40Z',
        action: 'sign-in (sso)',
        status: 'INITIATED',
        actor: 'kim@demo.example',
        organization: 'org_d1',
        session: 'areq_demo_1',
      },
    },
    {
      title: 'A delivery that failed for the fourth time',
      record: {
        event_id: 'evt_9',
        event_type: 'organization.sso_enabled',
        event_timestamp: '2026-02-11T07:00:00Z',
        endpoint: 'https://hooks.demo.example/sk',
        status: 'Failed',
        response_status_code: 503,
        response_body: 'busy',
        response_time: 812,
        attempt_number: 4,
      },
      kind: 'webhook',
      outcome: 'failure',
      fields: {
        time: '2026-02-11T07:00:00.000000Z',
        key: 'evt_9',
        action: 'organization.sso_enabled',
        target: 'https://hooks.demo.example/sk',
        status: 'Permanently failed',
        httpStatus: 503,
        attempt: 4,
        duration: 812_000,
        message: 'busy',
      },
    },
    {
      title: 'A sign-in as an event',
      record: {
        spec_version: '1',
        id: 'evt_10',
        type: 'user.login',
        occurred_at: '2026-02-11T07:05:00Z',
        environment_id: 'env_d1',
        organization_id: 'org_d1',
        object: 'UserLogin',
        data: {
          user: { id: 'usr_1', email: 'kim@demo.example' },
          user_session: {
            session_id: 'ses_1',
            device: { ip: '198.51.100.7', user_agent: 'DemoBrowser/1' },
          },
        },
      },
      kind: 'event',
      outcome: 'success',
      fields: {
        time: '2026-02-11T07:05:00.000000Z',
        key: 'evt_10',
        action: 'user.login',
        actor: 'kim@demo.example',
        target: 'usr_1',
        organization: 'org_d1',
        session: 'ses_1',
        ip: '198.51.100.7',
        agent: 'DemoBrowser/1',
      },
    },
    {
      title: 'An organisation that was renamed',
      record: {
        spec_version: '1',
        id: 'evt_11',
        type: 'organization.updated',
        occurred_at: '2026-02-11T07:06:00Z',
        environment_id: 'env_d1',
        organization_id: 'org_d1',
        object: 'Organization',
        data: { id: 'org_d1', name: 'Demo Two' },
        display_name: 'Demo',
      },
      kind: 'audit',
      outcome: 'success',
      fields: {
        time: '2026-02-11T07:06:00.000000Z',
        key: 'evt_11',
        action: 'organization.updated',
        target: 'org_d1',
        subject: 'Demo Two',
        organization: 'org_d1',
      },
      new: { id: 'org_d1', name: 'Demo Two' },
    },
    {
      title: 'An invitation that was sent',
      record: {
        spec_version: '1',
        id: 'evt_12',
        type: 'user.organization_invitation',
        occurred_at: '2026-02-11T07:07:00Z',
        environment_id: 'env_d1',
        organization_id: 'org_d1',
        object: 'UserInvitation',
        data: { id: 'inv_1', email: 'new@demo.example' },
      },
      kind: 'notification',
      outcome: 'success',
      fields: {
        time: '2026-02-11T07:07:00.000000Z',
        key: 'evt_12',
        action: 'user.organization_invitation',
        actor: 'new@demo.example',
        target: 'new@demo.example',
        subject: 'new@demo.example',
        organization: 'org_d1',
      },
    },
    {
      title: 'A token that could not be refreshed',
      record: {
        spec_version: '1',
        id: 'evt_13',
        type: 'connected_account.token_refresh_failed',
        occurred_at: '2026-02-11T07:08:00Z',
        environment_id: 'env_d1',
        object: 'ConnectedAccount',
        data: { id: 'ca_1', identifier: 'kim@demo.example', provider: 'GMAIL', status: 'EXPIRED' },
      },
      kind: 'grant',
      outcome: 'failure',
      fields: {
        time: '2026-02-11T07:08:00.000000Z',
        key: 'evt_13',
        action: 'connected_account.token_refresh_failed',
        actor: 'kim@demo.example',
        target: 'ca_1',
        subject: 'kim@demo.example',
        provider: 'GMAIL',
        status: 'EXPIRED',
      },
    },
    {
      title: 'A session',
      record: {
        session_id: 'ses_1',
        user_id: 'usr_1',
        organization_id: 'org_d1',
        status: 'revoked',
        created_at: '2026-02-11T07:05:00Z',
        updated_at: '2026-02-11T08:00:00Z',
        absolute_expires_at: '2026-02-12T07:05:00Z',
        device: { ip: '198.51.100.7', user_agent: 'DemoBrowser/1' },
      },
      kind: 'session',
      outcome: 'unknown',
      fields: {
        time: '2026-02-11T07:05:00.000000Z',
        updated: '2026-02-11T08:00:00.000000Z',
        key: 'ses_1',
        actor: 'usr_1',
        status: 'revoked',
        protocol: 'OIDC',
        organization: 'org_d1',
        ip: '198.51.100.7',
        agent: 'DemoBrowser/1',
      },
    },
  ],
};

function signInAction(subject: Parameters<typeof textAt>[0]): string {
  const workflow = textAt(subject, 'workflow');
  return workflow === null ? 'sign-in' : `sign-in (${workflow})`;
}
