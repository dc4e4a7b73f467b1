import { always, derived, joined, kindBy, outcomeBy } from '../derive.ts';
import type { SourceDescription, Subject } from '../source-description.ts';
import { isKeyed, textAt } from '../value-at.ts';
import { scalekitSamples } from './scalekit-samples.ts';

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
  samples: scalekitSamples,
};

function signInAction(subject: Parameters<typeof textAt>[0]): string {
  const workflow = textAt(subject, 'workflow');
  return workflow === null ? 'sign-in' : `sign-in (${workflow})`;
}
