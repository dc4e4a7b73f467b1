import type { Kind } from '../../../../shared/kinds.ts';
import { derived, outcomeBy } from '../derive.ts';
import type { FieldNames, Shape, SourceDescription, Subject } from '../source-description.ts';
import { firstText, isKeyed, textAt } from '../value-at.ts';
import { eventOf, nameOf, sidesOf, threadOf } from './github-webhook-event.ts';
import { githubWebhookSamples } from './github-webhook-samples.ts';

const jobs =
  /^(?:workflow_(?:run|job|dispatch)|check_(?:run|suite)|deployment(?:_status|_review)?|page_build|status|repository_import|merge_group)$/;
const changesOfOrder =
  /^(?:member|membership|organization|team|team_add|repository(?:_ruleset|_advisory)?|public|branch_protection_\w+|deploy_key|installation\w*|meta|org_block|marketplace_purchase|custom_property\w*|security_and_analysis)$/;

function kindOf(payload: Subject): Kind {
  const { event } = eventOf(payload);
  if (event === null) return 'event';
  if (jobs.test(event)) return 'job';
  if (/^(?:github_app_authorization|personal_access_token_request)$/.test(event)) return 'grant';
  if (changesOfOrder.test(event)) return 'audit';
  const { changes } = payload;
  // An issue that is opened by a transfer tells the old one, and changes nothing.
  if (payload.action === 'opened') return 'event';
  return isKeyed(changes) && Object.keys(changes).length > 0 ? 'audit' : 'event';
}

/** The names under which an object may tell when an action was done, the most fitting first. */
function timeNames(action: string | null): string[] {
  const usual = ['updated_at', 'completed_at', 'submitted_at', 'started_at', 'created_at'];
  const fitting = new Map([
    ['completed', 'completed_at'],
    ['in_progress', 'started_at'],
    ['submitted', 'submitted_at'],
    ['created', 'created_at'],
    ['opened', 'created_at'],
    ['queued', 'created_at'],
    ['published', 'published_at'],
    ['released', 'published_at'],
    ['withdrawn', 'withdrawn_at'],
  ]);
  const first = action === null ? undefined : fitting.get(action);
  return [...(first === undefined ? [] : [first]), ...usual, 'published_at'];
}

const time = derived(
  'the moment that the object of the event tells: completed, submitted, updated, created',
  (payload) => {
    const { event, about } = eventOf(payload);
    const action = textAt(payload, 'action');
    const own = firstText(payload, 'starred_at', 'effective_date', 'updated_at', 'created_at');
    const told =
      own ?? firstText(about, ...timeNames(action)) ?? textAt(threadOf(payload), 'updated_at');
    if (told !== null) return told;
    if (!/^(?:push|create|delete)$/.test(event ?? '')) return null;
    return firstText(
      payload,
      'repository.pushed_at',
      'head_commit.timestamp',
      'commits.0.timestamp',
    );
  },
);

const action = derived('the event, told by its members, and the action', (payload) => {
  const { event } = eventOf(payload);
  const done = textAt(payload, 'action');
  if (event === null || event === done) return done;
  return done === null ? event : `${event}.${done}`;
});

const actor = derived('sender, else the pusher, the author of what it is about', (payload) => {
  const { about } = eventOf(payload);
  return (
    firstText(payload, 'sender.login', 'pusher.name', 'pusher.email') ??
    firstText(about, 'actor.login', 'user.login', 'triggering_actor.login', 'author.username') ??
    firstText(payload, 'head_commit.author.email', 'head_commit.author.name') ??
    authorOfFirst(payload)
  );
});

function authorOfFirst({ commits }: Subject): string | null {
  const first: unknown = Array.isArray(commits) ? commits[0] : undefined;
  return firstText(first, 'author.email', 'author.name');
}

const place = derived(
  'repository, organization or account, with the number of what it is about',
  (payload) => {
    const owner = firstText(
      payload,
      'repository.full_name',
      'organization.login',
      'installation.account.login',
      'enterprise.slug',
      'security_advisory.ghsa_id',
      'sponsorship.sponsorable.login',
      'marketplace_purchase.account.login',
      'sender.login',
    );
    const number = firstText(
      payload,
      'number',
      'issue.number',
      'pull_request.number',
      'discussion.number',
      'alert.number',
    );
    return owner === null || number === null ? owner : `${owner}#${number}`;
  },
);

const subject = derived(
  'who or what else: member, reviewer, assignee, team, label, ref, object',
  (payload) => {
    const second = [
      'member',
      'requested_reviewer',
      'assignee',
      'blocked_user',
      'user',
      'team',
      'label',
      'forkee',
    ];
    for (const name of second) {
      const found = nameOf(payload[name]);
      if (found !== null) return found;
    }
    return (
      firstText(payload, 'membership.user.login', 'ref') ??
      nameOf(threadOf(payload)) ??
      nameOf(eventOf(payload).about)
    );
  },
);

const conclusion = derived(
  'conclusion, state or status of what it is about',
  (payload) =>
    firstText(eventOf(payload).about, 'conclusion', 'state', 'status') ??
    firstText(payload, 'state', 'status'),
);

const fields: FieldNames = {
  time: [time, 'p_event_time'],
  action: [action],
  actor: [actor],
  username: ['pusher.name'],
  target: [place],
  subject: [subject],
  client: ['installation.app_slug', 'workflow.name', 'workflow_run.name'],
  status: [conclusion],
  organization: ['organization.login', 'repository.owner.login'],
  message: [
    'head_commit.message',
    'review.state',
    'comment.body',
    'alert.dismissed_reason',
    'description',
  ],
};

const payload: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: {
    kinds: ['event', 'audit', 'job', 'grant'],
    rule: 'by event and whether it tells changes',
    of: kindOf,
  },
  fields,
  fieldsOf: {
    job: {
      target: [
        derived('the name of what ran, else the repository', (each) => {
          const { about } = eventOf(each);
          return (
            firstText(about, 'name', 'display_title', 'environment', 'app.name', 'head_ref') ??
            firstText(each, 'context', 'workflow', 'workflow.name', 'repository.full_name')
          );
        }),
      ],
      subject: ['repository.full_name'],
      session: [derived('id of what ran', (each) => textAt(eventOf(each).about, 'id'))],
    },
    grant: { client: ['installation.app_slug'], provider: [action] },
  },
  states: {
    old: [derived('changes: from; before of a push', (each) => sidesOf(each).old)],
    new: [
      derived(
        'changes: to, else the value of the object; after of a push',
        (each) => sidesOf(each).new,
      ),
    ],
  },
  outcome(each) {
    const { event } = eventOf(each);
    if (event === null || /alert|advisory/.test(event)) return 'unknown';
    if (kindOf(each) !== 'job') return 'success';
    const known = byConclusion(each);
    if (known !== null) return known;
    const isAsked = /^(?:checks_requested|requested|rerequested|created|queued)$/;
    return isAsked.test(textAt(each, 'action') ?? '') ? 'pending' : 'unknown';
  },
};

const byConclusion = outcomeBy(
  (each) => conclusion.read(each) as string | null,
  [
    [/^(?:success|completed|built|approved)$/, 'success'],
    [/^(?:failure|failed|error|errored|timed_out|startup_failure|rejected)$/, 'failure'],
    [/^(?:queued|in_progress|pending|requested|waiting|created|building)$/, 'pending'],
  ],
);

/** GitHub: payloads that webhooks were sent, and the list of their deliveries. */
export const githubWebhook: SourceDescription = {
  system: 'github-webhook',
  title: 'GitHub webhooks',
  shapes: [
    {
      title: 'delivery',
      all: ['guid', 'delivered_at', 'event', 'status_code'],
      confidence: 'certain',
      kind: 'webhook',
      fields: {
        time: ['delivered_at'],
        key: ['id'],
        action: [
          derived('event and action', (each) => {
            const done = textAt(each, 'action');
            return done === null ? textAt(each, 'event') : `${textAt(each, 'event')}.${done}`;
          }),
        ],
        target: ['url', 'repository_id', 'installation_id'],
        session: ['guid'],
        status: ['status'],
        httpStatus: ['status_code'],
        duration: [
          derived('duration, in seconds', (each) => {
            const seconds = Number(textAt(each, 'duration') ?? Number.NaN);
            return Number.isFinite(seconds) ? seconds * 1_000 : null;
          }),
        ],
        organization: ['request.payload.organization.login'],
      },
      outcome(each) {
        const code = Number(textAt(each, 'status_code'));
        if (!(code > 0)) return 'failure';
        return code < 400 ? 'success' : 'failure';
      },
    },
    {
      ...payload,
      title: 'payload',
      all: ['sender.login'],
      any: ['sender.node_id', 'sender.html_url', 'repository', 'organization', 'installation'],
    },
    {
      ...payload,
      title: 'payload without its sender',
      all: ['repository.full_name'],
      any: [
        'action',
        'commits',
        'pages',
        'ref',
        'pull_request',
        'issue',
        'pusher',
        'ref_type',
        'p_log_type',
        'workflow_run',
        'workflow_job',
      ],
      confidence: 'likely',
    },
    { ...payload, title: 'security advisory', all: ['action', 'security_advisory.ghsa_id'] },
    {
      ...payload,
      title: 'payload, cut down',
      all: [],
      any: [
        'repository',
        'action',
        'sender',
        'organization',
        'installation',
        'zen',
        'ref',
        'commits',
      ],
      rest: true,
    },
  ],
  samples: githubWebhookSamples,
};
