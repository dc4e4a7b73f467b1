import type { ConnectorSummary, StreamSummary } from '../../../../shared/connection.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import { actionKinds } from '../../../../shared/response-plan.ts';
import { byClient, byToken } from './ways-in.ts';

const base = '/auth/admin/tenants/{tenant}';

function stream(name: string, title: string, kind: Kind, scope: string): StreamSummary {
  return { name, title, system: 'tenant', kinds: [kind], permission: `scope auth.${scope}.list` };
}

function path(name: string, title: string, method: string, template: string) {
  return { name, title, method, template };
}

/**
 * What a tenant service is asked for. Those of audit list, export, restore and chain are public; the others are ours by
 * analogy, and a connection can replace each (`sources.md` 5).
 */
export const tenantSummary: ConnectorSummary = {
  connector: 'tenant',
  title: 'Tenant service',
  about:
    'All seven logs of a tenant: audit, events, jobs, notifications, sessions, grants and webhook deliveries.',
  addressExample: 'https://auth.acme.example',
  tenantTitle: 'Tenant id',
  auth: [byClient('Client credentials', '/auth/token'), byToken('Access token')],
  streams: [
    stream('audit', 'Audit', 'audit', 'audit'),
    stream('events', 'Events', 'event', 'events'),
    stream('jobs', 'Jobs', 'job', 'jobs'),
    stream('notifications', 'Notifications', 'notification', 'notifications'),
    { ...stream('sessions', 'Sessions', 'session', 'sessions'), changes: true },
    { ...stream('grants', 'Grants', 'grant', 'grants'), changes: true },
    stream('webhooks', 'Webhooks', 'webhook', 'webhooks'),
  ],
  retention: '90 or 360 days, as the tenant is set up; its documentation says both.',
  paths: [
    path('audit', 'Audit records', 'GET', `${base}/audit-logs`),
    path('events', 'Events', 'GET', `${base}/events`),
    path('jobs', 'Jobs', 'GET', `${base}/jobs`),
    path('notifications', 'Notifications', 'GET', `${base}/notifications`),
    path('sessions', 'Sessions', 'GET', `${base}/sessions`),
    path('grants', 'Grants', 'GET', `${base}/grants`),
    path('webhooks', 'Webhook deliveries', 'GET', `${base}/webhook-deliveries`),
    path('audit-record', 'One audit record', 'GET', `${base}/audit-logs/{id}`),
    path('session', 'One session', 'GET', `${base}/sessions/{id}`),
    path('grant', 'One grant', 'GET', `${base}/grants/{id}`),
    path('job', 'One job', 'GET', `${base}/jobs/{job}`),
    path(
      'webhook',
      'Latest delivery of a webhook event',
      'GET',
      `${base}/webhook-deliveries/{event}`,
    ),
    path(
      'sessions-of-user',
      'Sessions of a user',
      'GET',
      `${base}/sessions?filter.where.user={user}`,
    ),
    path('grants-of-user', 'Grants of a user', 'GET', `${base}/grants?filter.where.user={user}`),
    path('user', 'One account', 'GET', `${base}/users/{user}`),
    path('export', 'Audit records as one file', 'GET', `${base}/audit/export/json`),
    path('restore', 'Restore audit records', 'POST', `${base}/audit/restore`),
    path('revoke-session', 'Revoke a session', 'POST', `${base}/sessions/{id}/revoke`),
    path(
      'revoke-sessions',
      'Revoke all sessions of a user',
      'POST',
      `${base}/users/{user}/sessions/revoke`,
    ),
    path('revoke-grant', 'Revoke a grant', 'POST', `${base}/grants/{id}/revoke`),
    path(
      'revoke-grants',
      'Revoke all grants of a user',
      'POST',
      `${base}/users/{user}/grants/revoke`,
    ),
    path(
      'reset-password',
      'Reset the password of a user',
      'POST',
      `${base}/users/{user}/password/reset`,
    ),
    path(
      'require-mfa',
      'Require a second factor of a user',
      'POST',
      `${base}/users/{user}/factors/require`,
    ),
    path('disable-account', 'Disable an account', 'POST', `${base}/users/{user}/disable`),
    path(
      'replay-webhook',
      'Replay a webhook event',
      'POST',
      `${base}/webhook-deliveries/{event}/replay`,
    ),
    path('retry-job', 'Retry a job', 'POST', `${base}/jobs/{job}/retry`),
    path('allowed', 'What the credential may do', 'GET', '/auth/admin/me'),
    path('chain', 'Verify the audit chain', 'GET', '/auth/admin/audit-chain/verify'),
  ],
  acts: actionKinds.filter((kind) => kind !== 'revert-change'),
  restores: true,
  limits: { perMinute: 600, pageSize: 1_000 },
};
