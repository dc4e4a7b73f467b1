import { derived, kindBy, outcomeBy } from '../derive.ts';
import type { Shape, SourceDescription, Subject } from '../source-description.ts';
import { firstText, isKeyed, textAt } from '../value-at.ts';

/** Who or what an entry names: `{type: "user", user: {…}}`. */
function named(entry: Subject, name: 'actor' | 'entity'): string | null {
  const holder = entry[name];
  const type = textAt(holder, 'type');
  if (!isKeyed(holder) || type === null) return null;
  return (
    firstText(holder[type], 'email', 'name', 'title', 'filename', 'domain', 'id') ??
    firstText(holder, 'id')
  );
}

/** Details under names such as `previous_scopes` and `new_scopes`, `old_value` and `new_value`. */
function side(entry: Subject, wanted: 'old' | 'new'): unknown {
  const { details } = entry;
  if (!isKeyed(details)) return undefined;
  const pairs = Object.keys(details).flatMap((name): [string, unknown, unknown][] => {
    const [, what] = /^(?:previous|old)_(.+)$/.exec(name) ?? [];
    if (what === undefined || details[`new_${what}`] === undefined) return [];
    return [[what, details[name], details[`new_${what}`]]];
  });
  if (pairs.length === 0) return undefined;
  return Object.fromEntries(pairs.map(([what, old, now]) => [what, wanted === 'old' ? old : now]));
}

const log: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: kindBy('by action', (entry) => textAt(entry, 'action'), 'audit', [
    [/^(?:user_log(?:in|out)|user_login_failed|anomaly|file_|.*_violation_|.*_detected$)/, 'event'],
    [/^(?:app_(?:token|resources)_|bot_token_|app_approved_scopes)/, 'grant'],
    [/_notification_sent$/, 'notification'],
  ]),
  fields: {
    time: ['date_create', 'details.action_timestamp', 'p_event_time'],
    key: ['id'],
    action: ['action'],
    actor: [derived('actor: mail, name or id', (entry) => named(entry, 'actor'))],
    username: ['actor.user.name'],
    target: [derived('entity: mail, name or id', (entry) => named(entry, 'entity'))],
    subject: ['details.name', 'entity.type'],
    client: ['context.app.name', 'context.app.id', 'entity.app.name'],
    ip: ['context.ip_address'],
    agent: ['context.ua'],
    organization: ['context.location.name', 'context.location.domain', 'context.location.id'],
    session: ['context.session_id'],
    message: [
      derived('details: reason', (entry) => {
        const reason = isKeyed(entry.details) ? entry.details.reason : undefined;
        return Array.isArray(reason) ? reason.join(', ') : reason;
      }),
    ],
  },
  states: {
    old: [derived('details: previous_X, old_X', (entry) => side(entry, 'old'))],
    new: [derived('details: new_X', (entry) => side(entry, 'new'))],
  },
  outcome: outcomeBy(
    (entry) => textAt(entry, 'action'),
    [
      [/fail|denied|blocked/, 'failure'],
      // What Slack noticed, and nobody did.
      [/^anomaly$|_detected$|_violation/, 'unknown'],
      [/./, 'success'],
    ],
  ),
};

const scopes = {
  id: 'sl-1',
  date_create: 1_777_600_000,
  action: 'app_scopes_expanded',
  actor: { type: 'user', user: { id: 'U1', name: 'ops', email: 'ops@demo.example', team: 'T1' } },
  entity: { type: 'app', app: { id: 'A1', name: 'Notes' } },
  context: {
    location: { type: 'workspace', id: 'T1', name: 'demo', domain: 'demo' },
    ua: 'Demo/1',
    ip_address: '192.0.2.40',
    session_id: 77,
  },
  details: { previous_scopes: ['chat:write'], new_scopes: ['chat:write', 'users:read'] },
};

const ofScopes = {
  time: '2026-05-01T01:46:40.000000Z',
  actor: 'ops@demo.example',
  username: 'ops',
  ip: '192.0.2.40',
  agent: 'Demo/1',
  organization: 'demo',
  session: '77',
};

/** Slack: the Audit Logs API of Enterprise Grid. */
export const slack: SourceDescription = {
  system: 'slack',
  title: 'Slack audit logs',
  shapes: [
    {
      ...log,
      title: 'audit log entry',
      all: ['action', 'actor.type', 'context.location'],
      any: ['actor.user', 'actor.app', 'date_create'],
      test: (entry) => /^[a-z0-9_.]+$/.test(textAt(entry, 'action') ?? ''),
      tells: 'action is a name in lower case',
    },
    {
      ...log,
      title: 'audit log entry, cut down',
      all: ['action'],
      any: ['actor', 'context', 'entity', 'date_create'],
      rest: true,
    },
  ],
  samples: [
    {
      title: 'An application that may do more',
      record: scopes,
      kind: 'audit',
      outcome: 'success',
      fields: {
        ...ofScopes,
        key: 'sl-1',
        action: 'app_scopes_expanded',
        target: 'Notes',
        subject: 'app',
        client: 'Notes',
      },
      old: { scopes: ['chat:write'] },
      new: { scopes: ['chat:write', 'users:read'] },
    },
    {
      title: 'A sign-in that failed',
      record: {
        ...scopes,
        id: 'sl-2',
        action: 'user_login_failed',
        entity: { type: 'user', user: { id: 'U2', email: 'kim@demo.example' } },
        details: { reason: ['bad_password'] },
      },
      kind: 'event',
      outcome: 'failure',
      fields: {
        ...ofScopes,
        key: 'sl-2',
        action: 'user_login_failed',
        target: 'kim@demo.example',
        subject: 'user',
        message: 'bad_password',
      },
    },
    {
      title: 'A token that was upgraded',
      record: { ...scopes, id: 'sl-3', action: 'bot_token_upgraded', details: undefined },
      kind: 'grant',
      outcome: 'success',
      fields: {
        ...ofScopes,
        key: 'sl-3',
        action: 'bot_token_upgraded',
        target: 'Notes',
        subject: 'app',
        client: 'Notes',
      },
    },
    {
      title: 'A notification that was sent',
      record: {
        ...scopes,
        id: 'sl-4',
        action: 'ekm_slackbot_unenroll_notification_sent',
        entity: { type: 'workspace', workspace: { id: 'T1', name: 'demo' } },
        details: undefined,
      },
      kind: 'notification',
      outcome: 'success',
      fields: {
        ...ofScopes,
        key: 'sl-4',
        action: 'ekm_slackbot_unenroll_notification_sent',
        target: 'demo',
        subject: 'workspace',
      },
    },
  ],
};
