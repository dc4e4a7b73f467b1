import type { Sample } from '../source-description.ts';

const made = {
  '@timestamp': 1_768_000_000_000,
  created_at: 1_768_000_000_000,
  actor: 'octo-admin',
  actor_id: 7,
  org: 'demo-org',
  actor_ip: '203.0.113.40',
  user_agent: 'DemoBrowser/1',
  actor_location: { country_code: 'NL' },
};

const ofMade = {
  time: '2026-01-09T23:06:40.000000Z',
  actor: 'octo-admin',
  organization: 'demo-org',
  ip: '203.0.113.40',
  agent: 'DemoBrowser/1',
  country: 'NL',
};

/** Records of our own making. */
export const githubSamples: readonly Sample[] = [
  {
    title: 'A repository that was made public',
    record: {
      ...made,
      _document_id: 'demoDoc1',
      action: 'repo.access',
      repo: 'demo-org/api',
      visibility: 'public',
      previous_visibility: 'private',
      operation_type: 'modify',
    },
    kind: 'audit',
    outcome: 'success',
    fields: { ...ofMade, key: 'demoDoc1', action: 'repo.access', target: 'demo-org/api' },
    old: { visibility: 'private' },
    new: { visibility: 'public' },
  },
  {
    title: 'A hook that sends other events than before',
    record: {
      ...made,
      _document_id: 'demoDoc2',
      action: 'hook.events_changed',
      repo: 'demo-org/api',
      data: { hook_id: 5, events: ['push', 'member'], events_were: ['push'] },
    },
    kind: 'audit',
    outcome: 'success',
    fields: { ...ofMade, key: 'demoDoc2', action: 'hook.events_changed', target: 'demo-org/api' },
    old: { events: ['push'] },
    new: { events: ['push', 'member'] },
  },
  {
    title: 'A clone',
    record: {
      ...made,
      _document_id: 'demoDoc3',
      action: 'git.clone',
      repository: 'demo-org/api',
      transport_protocol: 2,
      transport_protocol_name: 'ssh',
    },
    kind: 'event',
    outcome: 'success',
    fields: {
      ...ofMade,
      key: 'demoDoc3',
      action: 'git.clone',
      target: 'demo-org/api',
      client: 'ssh',
    },
  },
  {
    title: 'A token that may reach the organisation',
    record: {
      ...made,
      _document_id: 'demoDoc4',
      action: 'personal_access_token.access_granted',
      user: 'octo-dev',
      token_id: 77,
      programmatic_access_type: 'Fine-grained personal access token',
    },
    kind: 'grant',
    outcome: 'success',
    fields: {
      ...ofMade,
      key: 'demoDoc4',
      action: 'personal_access_token.access_granted',
      target: 'octo-dev',
      client: 'Fine-grained personal access token',
      session: '77',
    },
  },
  {
    title: 'A workflow that failed',
    record: {
      ...made,
      _document_id: 'demoDoc5',
      action: 'workflows.completed_workflow_run',
      name: 'nightly',
      repo: 'demo-org/api',
      conclusion: 'failure',
      started_at: '2026-01-09T23:00:00Z',
      completed_at: '2026-01-09T23:06:00Z',
      workflow_run_id: 55,
    },
    kind: 'job',
    outcome: 'failure',
    fields: {
      ...ofMade,
      time: '2026-01-09T23:00:00.000000Z',
      updated: '2026-01-09T23:06:00.000000Z',
      key: 'demoDoc5',
      action: 'workflows.completed_workflow_run',
      target: 'nightly',
      subject: 'nightly',
      status: 'failure',
      session: '55',
    },
  },
  {
    title: 'A row of the exported table',
    record:
      'action,actor,user,org,repo,created_at,data.hook_id,data.events,data.events_were\norg.remove_member,octo-admin,octo-dev,demo-org,,1768000000000,,,\n',
    kind: 'audit',
    outcome: 'success',
    fields: {
      time: '2026-01-09T23:06:40.000000Z',
      action: 'org.remove_member',
      actor: 'octo-admin',
      target: 'octo-dev',
      organization: 'demo-org',
    },
  },
];
