import { derived, kindBy } from '../derive.ts';
import type { Shape, SourceDescription, Subject } from '../source-description.ts';
import { firstText, fromJson, isKeyed, textAt } from '../value-at.ts';

const entry: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: kindBy('by action', (record) => textAt(record, 'payload.action'), 'event', [
    [/^token_/, 'grant'],
    [/_requested$|^user_invited$/, 'notification'],
    [
      /^(?:user_(?:deleted|modified|updated_password)|factor_(?:deleted|updated|unenrolled)|identity_|passkey_)/,
      'audit',
    ],
  ]),
  fields: {
    time: ['created_at', 'payload.timestamp'],
    key: ['id', 'audit_log_id'],
    action: ['payload.action'],
    actor: ['payload.actor_username', 'payload.actor_id'],
    username: ['payload.actor_name', 'payload.actor_username'],
    target: [
      derived('the user among the traits, else the actor', (record) =>
        firstText(
          record,
          'payload.traits.user_email',
          'payload.traits.user_phone',
          'payload.traits.user_id',
          'payload.traits.factor_id',
          'payload.traits.identity_id',
        ),
      ),
    ],
    provider: ['payload.traits.provider', 'payload.traits.channel'],
    protocol: ['payload.log_type'],
    ip: ['ip_address'],
    agent: ['user_agent'],
    organization: ['instance_id'],
    session: ['request_id'],
  },
  fieldsOf: {
    notification: {
      target: ['payload.traits.user_email', 'payload.traits.user_phone', 'payload.actor_username'],
      subject: ['payload.action'],
    },
  },
  // Failures are not recorded there.
  outcome: () => 'success',
};

/** The row with its payload read, or the log line with what a row has in its payload. */
function openEntry(record: Subject, parse: (text: string) => unknown): Subject | null {
  const payload = fromJson(record.payload, parse);
  return isKeyed(payload) ? { ...record, payload } : null;
}

function openLine(record: Subject): Subject | null {
  const line = isKeyed(record.auth_audit_event) ? record.auth_audit_event : null;
  return line === null ? null : { ...record, ...line, payload: line };
}

/** Supabase Auth: rows of `auth.audit_log_entries`, and its log lines (section 15). */
export const supabase: SourceDescription = {
  system: 'supabase',
  title: 'Supabase Auth',
  shapes: [
    {
      ...entry,
      title: 'audit log entry',
      all: ['payload', 'id'],
      any: ['created_at', 'ip_address', 'instance_id'],
      test: (record) => {
        const payload = fromJson(record.payload, JSON.parse);
        return isKeyed(payload) && 'action' in payload && 'log_type' in payload;
      },
      tells: 'payload has action and log_type',
      open: openEntry,
    },
    { ...entry, title: 'log line', all: ['auth_audit_event'], open: openLine },
  ],
  samples: [
    {
      title: 'A sign-in',
      record: {
        instance_id: '0-0',
        id: 'al-1',
        payload: {
          action: 'login',
          actor_id: 'u-1',
          actor_username: 'kim@demo.example',
          actor_via_sso: false,
          log_type: 'account',
          traits: { provider: 'email' },
        },
        created_at: '2026-08-01T10:00:00Z',
        ip_address: '203.0.113.70',
      },
      kind: 'event',
      outcome: 'success',
      fields: {
        time: '2026-08-01T10:00:00.000000Z',
        key: 'al-1',
        action: 'login',
        actor: 'kim@demo.example',
        username: 'kim@demo.example',
        provider: 'email',
        protocol: 'account',
        ip: '203.0.113.70',
        organization: '0-0',
      },
    },
    {
      title: 'A token that was revoked, as a row of the table',
      record: `instance_id,id,payload,created_at,ip_address
0-0,al-2,"{""action"":""token_revoked"",""actor_id"":""u-1"",""actor_username"":""kim@demo.example"",""log_type"":""token""}",2026-08-01 10:01:00+00,203.0.113.70
`,
      kind: 'grant',
      outcome: 'success',
      fields: {
        time: '2026-08-01T10:01:00.000000Z',
        key: 'al-2',
        action: 'token_revoked',
        actor: 'kim@demo.example',
        username: 'kim@demo.example',
        protocol: 'token',
        ip: '203.0.113.70',
        organization: '0-0',
      },
    },
    {
      title: 'A user who was deleted',
      record: {
        instance_id: '0-0',
        id: 'al-3',
        payload: {
          action: 'user_deleted',
          actor_id: 'adm',
          actor_username: 'service_role',
          log_type: 'team',
          traits: { user_email: 'lee@demo.example', user_id: 'u-2' },
        },
        created_at: '2026-08-01T10:02:00Z',
        ip_address: '',
      },
      kind: 'audit',
      outcome: 'success',
      fields: {
        time: '2026-08-01T10:02:00.000000Z',
        key: 'al-3',
        action: 'user_deleted',
        actor: 'service_role',
        username: 'service_role',
        target: 'lee@demo.example',
        protocol: 'team',
        organization: '0-0',
      },
    },
    {
      title: 'A recovery that was asked for, as a log line',
      record: {
        level: 'info',
        auth_audit_event: {
          action: 'user_recovery_requested',
          actor_id: 'u-1',
          actor_username: 'kim@demo.example',
          log_type: 'user',
          audit_log_id: 'al-4',
          ip_address: '203.0.113.70',
          created_at: '2026-08-01T10:03:00Z',
          request_id: 'r-1',
          user_agent: 'DemoBrowser/1',
        },
      },
      kind: 'notification',
      outcome: 'success',
      fields: {
        time: '2026-08-01T10:03:00.000000Z',
        key: 'al-4',
        action: 'user_recovery_requested',
        actor: 'kim@demo.example',
        username: 'kim@demo.example',
        target: 'kim@demo.example',
        subject: 'user_recovery_requested',
        protocol: 'user',
        ip: '203.0.113.70',
        agent: 'DemoBrowser/1',
        session: 'r-1',
      },
    },
  ],
};
