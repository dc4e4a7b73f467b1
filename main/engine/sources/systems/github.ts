import { derived, kindBy, outcomeBy } from '../derive.ts';
import type { Shape, SourceDescription, Subject } from '../source-description.ts';
import { at, firstText, fromJson, isKeyed, listedText, textAt } from '../value-at.ts';
import { githubSamples } from './github-samples.ts';

/** The name of what an old value belongs to, for the ways in which the log spells it. */
const oldSpellings: readonly (readonly [RegExp, string])[] = [
  [/^(.+)_(?:was|were)$/, '$1'],
  [/^(?:old|previous|prior)_(.+)$/, '$1'],
  [/^(.+)_old_(.+)$/, '$1_$2'],
];

/** Pairs that follow none of these spellings. */
const oddPairs: Readonly<Record<string, string>> = {
  old_user: 'user',
  old_name: 'name',
  old_login: 'user',
};

/** Old and new values that stand beside each other: `events_were` and `events`, `previous_visibility` and `visibility`. */
function pairs(record: Subject): [name: string, old: unknown, now: unknown][] {
  const data = isKeyed(record.data) ? record.data : {};
  const flat: Subject = { ...record, ...data };
  return Object.entries(flat).flatMap(([written, old]): [string, unknown, unknown][] => {
    const key = written.replace(/^data\./, '');
    const name = oddPairs[key] ?? nameOfOld(key);
    if (name === null || old === null || old === '') return [];
    return [[name, old, flat[name] ?? flat[`data.${name}`] ?? flat[`new_${name}`] ?? null]];
  });
}

function nameOfOld(key: string): string | null {
  for (const [pattern, name] of oldSpellings)
    if (pattern.test(key)) return key.replace(pattern, name);
  return null;
}

/** Rules of a ruleset keep both sides of their parameters. */
function ruleSides(record: Subject, wanted: 'old_parameters' | 'parameters'): [string, unknown][] {
  const rules = record.ruleset_rules_updated;
  if (!Array.isArray(rules)) return [];
  return rules.filter(isKeyed).flatMap((rule): [string, unknown][] => {
    const value = rule[wanted];
    const name = firstText(rule, 'type', 'id') ?? 'rule';
    return rule.old_parameters === undefined || value === undefined
      ? []
      : [[`rule ${name}`, fromJson(value, JSON.parse)]];
  });
}

function side(record: Subject, wanted: 'old' | 'new'): unknown {
  const told = pairs(record);
  const rules = ruleSides(record, wanted === 'old' ? 'old_parameters' : 'parameters');
  if (told.length === 0 && rules.length === 0) return undefined;
  const values = told.flatMap(([name, old, now]): [string, unknown][] => {
    const value = wanted === 'old' ? old : now;
    return value === null ? [] : [[name, value]];
  });
  return Object.fromEntries([...values, ...rules]);
}

/** `org` and the like may be lists. */
const organization = derived('org, business (lists joined)', (record) =>
  listedText(record.org ?? record.business),
);

const log: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: kindBy('by action', (record) => textAt(record, 'action'), 'audit', [
    [
      /^(?:git\.|user\.(?:login|failed_login|logout|two_factor)|sso_|saml\.|external_identity\.sso)/,
      'event',
    ],
    [
      /^(?:oauth_access|oauth_authorization|personal_access_token|org_credential_authorization|integration_installation_request)/,
      'grant',
    ],
    [/^workflows\.(?!.*(?:bypass|approve|reject|enable|disable|delete))/, 'job'],
  ]),
  fields: {
    time: ['@timestamp', 'at_sign_timestamp', 'created_at', 'p_event_time'],
    updated: ['completed_at'],
    key: ['_document_id'],
    action: ['action'],
    actor: ['actor', 'actor_id', 'external_identity_nameid'],
    username: ['external_identity_username'],
    target: [
      derived('what the action is about: repo, user, team, hook, else org', (record) => {
        const user = firstText(
          record,
          'user',
          'data.target_login',
          'target_login',
          'data.invitee',
          'invitee',
        );
        const repo = firstText(record, 'repo', 'repository', 'repository_name');
        const isOfPerson = /member|user|two_factor|invit|collaborator|outside/.test(
          textAt(record, 'action') ?? '',
        );
        return (
          (isOfPerson ? (user ?? repo) : (repo ?? user)) ??
          firstText(
            record,
            'team',
            'data.team',
            'name',
            'hook_id',
            'data.hook_id',
            'org',
            'business',
          )
        );
      }),
    ],
    subject: ['team', 'data.team', 'name', 'branch'],
    client: ['programmatic_access_type', 'transport_protocol_name', 'oauth_application_name'],
    status: ['conclusion'],
    ip: ['actor_ip'],
    agent: ['user_agent'],
    country: ['actor_location.country_code'],
    organization: [organization],
    session: ['token_id', 'hashed_token', 'workflow_run_id'],
    message: ['explanation', 'reason', 'message'],
  },
  fieldsOf: {
    job: {
      key: ['_document_id', 'workflow_run_id'],
      target: ['name', 'workflow_id', 'repo'],
      time: ['started_at', '@timestamp', 'at_sign_timestamp', 'created_at', 'p_event_time'],
    },
  },
  states: {
    old: [
      derived('keys such as X_was, X_were, old_X, previous_X, X_old_Y', (record) =>
        side(record, 'old'),
      ),
    ],
    new: [derived('the keys beside them', (record) => side(record, 'new'))],
  },
  outcome: outcomeBy(
    (record) => `${textAt(record, 'conclusion') ?? ''} ${textAt(record, 'action') ?? ''}`,
    [
      [/^(?:failure|timed_out|startup_failure)|failed|_failure|rejected|denied|blocked/, 'failure'],
      [
        /^(?:cancelled|skipped|neutral|stale|action_required)|requested|queued|created_workflow_run|prepared/,
        'unknown',
      ],
      [/./, 'success'],
    ],
  ),
  sigma: [{ product: 'github', service: 'audit', aliases: {} }],
};

const isAction = (record: Subject) =>
  /^[a-z0-9_]+\.[a-z0-9_.]+$/.test(textAt(record, 'action') ?? '');

/** GitHub's audit log of organisations and enterprises: API, export, stream (section 11). */
export const github: SourceDescription = {
  system: 'github',
  title: 'GitHub audit log',
  shapes: [
    {
      ...log,
      title: 'audit log entry',
      all: ['action', 'actor'],
      any: [
        '_document_id',
        '@timestamp',
        'at_sign_timestamp',
        'actor_location',
        'operation_type',
        'programmatic_access_type',
      ],
      test: (record) => isAction(record),
      tells: 'action is a dotted name',
    },
    {
      ...log,
      title: 'audit log entry',
      all: ['action', 'actor'],
      any: ['org', 'org_id', 'business', 'repo', 'created_at'],
      test: (record) => isAction(record) && at(record, 'actor') !== null && !isKeyed(record.actor),
      tells: 'action is a dotted name, actor a text',
      confidence: 'likely',
    },
    { ...log, title: 'audit log entry, cut down', all: ['action'], rest: true },
  ],
  samples: githubSamples,
};
