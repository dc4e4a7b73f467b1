import type { Subject } from '../source-description.ts';
import { at, firstText, isKeyed, textAt } from '../value-at.ts';

/**
 * Payloads do not name their event: GitHub says it in a header of the delivery. It is told by their
 * members: event, members that it has (one of them is what it is about, the first), members that it
 * has not. The first row that fits counts.
 */
const rows: readonly (readonly [
  event: string,
  has: readonly string[],
  hasNot?: readonly string[],
])[] = [
  ['pull_request_review_thread', ['thread', 'pull_request']],
  ['pull_request_review', ['review', 'pull_request']],
  ['pull_request_review_comment', ['comment', 'pull_request']],
  ['issue_comment', ['comment', 'issue']],
  ['discussion_comment', ['comment', 'discussion']],
  ['commit_comment', ['comment']],
  ['issues', ['issue']],
  ['pull_request', ['pull_request']],
  ['discussion', ['discussion']],
  ['deployment_status', ['deployment_status']],
  ['workflow_job', ['workflow_job']],
  ['deployment', ['deployment']],
  ['deployment_review', ['workflow_job_run']],
  ['workflow_run', ['workflow_run']],
  ['check_run', ['check_run']],
  ['check_suite', ['check_suite']],
  ['secret_scanning_alert_location', ['location', 'alert']],
  ['branch_protection_rule', ['rule']],
  ['deploy_key', ['key']],
  ['membership', ['member', 'team']],
  ['member', ['member']],
  ['organization', ['membership']],
  ['organization', ['invitation']],
  ['team', ['team', 'action']],
  ['team_add', ['team']],
  ['push', ['head_commit', 'ref']],
  ['push', ['commits']],
  ['ping', ['hook', 'zen']],
  ['meta', ['hook']],
  ['org_block', ['blocked_user']],
  ['fork', ['forkee']],
  ['gollum', ['pages']],
  ['page_build', ['build']],
  ['installation_repositories', ['repositories_added']],
  ['create', ['ref_type', 'master_branch']],
  ['delete', ['ref_type']],
  ['workflow_dispatch', ['workflow', 'ref']],
  ['repository_dispatch', ['client_payload']],
  ['status', ['commit', 'context']],
  ['star', ['starred_at']],
  ['repository_import', ['status', 'repository']],
];

/** Members that many payloads have and that tell no event. */
const common: ReadonlySet<string> = new Set([
  'action',
  'number',
  'ref',
  'sender',
  'pusher',
  'repository',
  'repositories',
  'organization',
  'enterprise',
  'installation',
  'changes',
  'assignee',
  'requester',
  'label',
  'previous_marketplace_purchase',
]);

/** What a payload tells: its event, and the object that the event is about. */
export interface WebhookEvent {
  /** `pull_request`; null where nothing tells it. */
  event: string | null;
  about: Subject;
}

const remembered = new WeakMap<Subject, WebhookEvent>();

/** What event a payload is of, and what it is about. */
export function eventOf(payload: Subject): WebhookEvent {
  let told = remembered.get(payload);
  if (told === undefined) {
    told = tellEvent(payload);
    remembered.set(payload, told);
  }
  return told;
}

function tellEvent(payload: Subject): WebhookEvent {
  const has = (name: string) => payload[name] !== undefined;
  const row = rows.find(([, members]) => members.every(has));
  if (row !== undefined) return { event: row[0], about: objectAt(payload, row[1][0]) };
  if (isKeyed(payload.alert)) return { event: alertEvent(payload), about: payload.alert };
  const own = Object.keys(payload).find((name) => !common.has(name) && isKeyed(payload[name]));
  if (own !== undefined) return { event: own, about: objectAt(payload, own) };
  if (isKeyed(payload.label)) return { event: 'label', about: payload.label };
  const event = ownerEvent(payload);
  return { event, about: objectAt(payload, event === 'installation' ? event : 'repository') };
}

function objectAt(payload: Subject, name: string | undefined): Subject {
  const found = name === undefined ? undefined : payload[name];
  return isKeyed(found) ? found : {};
}

function alertEvent(payload: Subject): string {
  if (payload.commit_oid !== undefined) return 'code_scanning_alert';
  const alert = payload.alert as Subject;
  if (alert.secret_type !== undefined) return 'secret_scanning_alert';
  if (alert.affected_package_name !== undefined) return 'repository_vulnerability_alert';
  return alert.tool === undefined ? 'dependabot_alert' : 'code_scanning_alert';
}

/** Events that are about a repository, an organisation or an installation itself. */
function ownerEvent(payload: Subject): string | null {
  const action = textAt(payload, 'action');
  if (isKeyed(payload.repository)) {
    if (action === null) return textAt(payload, 'ref') === null ? 'public' : 'push';
    if (action === 'push') return 'push';
    return action === 'started' ? 'watch' : 'repository';
  }
  // Most payloads name the installation that they were sent for, by its id only.
  if (isKeyed(payload.installation) && isKeyed(payload.installation.account)) return 'installation';
  if (isKeyed(payload.organization)) return 'organization';
  return action === 'revoked' ? 'github_app_authorization' : null;
}

/** The pull request, issue or discussion that a payload belongs to. */
export function threadOf(payload: Subject): Subject | undefined {
  return [payload.pull_request, payload.issue, payload.discussion].find(isKeyed);
}

/** Name of an object: its number and title, name, login, key. */
export function nameOf(object: unknown): string | null {
  const number = textAt(object, 'number');
  const name = firstText(object, 'title', 'name', 'login', 'full_name', 'tag_name', 'ghsa_id');
  if (number === null) return name ?? firstText(object, 'content_type', 'note');
  return name === null ? `#${number}` : `#${number} ${name}`;
}

/** Both sides of what `changes` tells: the old value is in it, the new one in it or in the object. */
export function sidesOf(payload: Subject): { old: unknown; new: unknown } {
  const none = { old: undefined, new: undefined };
  if (isKeyed(payload.previous_marketplace_purchase))
    return { old: payload.previous_marketplace_purchase, new: payload.marketplace_purchase };
  const [before, after] = [textAt(payload, 'before'), textAt(payload, 'after')];
  if (before !== null && after !== null) {
    const name = textAt(payload, 'ref') ?? 'head';
    return { old: { [name]: before }, new: { [name]: after } };
  }
  if (!isKeyed(payload.changes)) return none;
  const told = pairsOf(payload.changes, eventOf(payload).about, payload);
  if (told.length === 0) return none;
  const known = told.filter(([, , now]) => now !== undefined);
  if (known.length === 0) {
    return { old: Object.fromEntries(told.map(([name, old]) => [name, old])), new: undefined };
  }
  return {
    old: Object.fromEntries(known.map(([name, old]) => [name, old])),
    new: Object.fromEntries(known.map(([name, , now]) => [name, now])),
  };
}

type Pair = [name: string, old: unknown, now: unknown];

function pairsOf(changes: Subject, present: unknown, payload: Subject): Pair[] {
  return Object.entries(changes).flatMap(([written, change]): Pair[] => {
    if (!isKeyed(change)) return [];
    const name = written.replace(/^(?:old|previous)_/, '');
    const now = isKeyed(present) && Object.hasOwn(present, name) ? present[name] : undefined;
    if (Object.hasOwn(change, 'from'))
      return [[name, change.from, Object.hasOwn(change, 'to') ? change.to : now]];
    // `new_issue`, `old_repository` and the like are objects that have no other side here.
    if (/^(?:new|old)_/.test(written)) return [];
    const inner = pairsOf(change, now ?? at(payload, written), payload);
    return inner.map(([key, old, next]): Pair => [`${name}.${key}`, old, next]);
  });
}
