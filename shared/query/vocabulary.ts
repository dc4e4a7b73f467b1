import type { Kind } from '../kinds.ts';

/** A word list: the text that is looked for, and the forms in which people write it. */
export interface WordForms {
  text: string;
  /** Separated by commas. */
  forms: string;
}

/** What the records of a kind are called. A phrase with such a word is about that kind. */
export const recordNouns: Record<Kind, string> = {
  audit:
    'audit log,audit logs,audit record,audit records,audit entry,audit entries,audit trail,change,changes,modification,modifications,action,actions,admin actions,admin changes,administrative actions',
  event: 'event,events,event log,event logs,auth log,auth logs,auth event,auth events,attempts',
  job: 'job,jobs,job run,job runs,job log,job logs,background jobs,runs',
  notification:
    'mail,mails,email,emails,e-mail,e-mails,notification,notifications,notification log,notification logs',
  session: 'session,sessions',
  grant: 'grant,grants,consent,consents',
  webhook:
    'webhook,webhooks,delivery,deliveries,webhook delivery,webhook deliveries,webhook log,webhook logs',
};

/** Words for records of any kind. */
export const anyRecord = 'log,logs,record,records,entry,entries';
/** The same in the timeline only. */
export const anyRecordInTimeline = 'event,events,action,actions,attempts,activity,activities';

/** Words in front of a record noun that no other list knows are looked for in these fields. */
export const qualifierFields: Record<Kind | 'timeline', readonly string[]> = {
  audit: ['action', 'target'],
  event: ['action'],
  job: ['action', 'target'],
  notification: ['action', 'subject'],
  session: ['protocol', 'client'],
  grant: ['provider', 'client'],
  webhook: ['action'],
  timeline: ['action'],
};

/** The same in front of an activity: "google logins". */
export const activityQualifierFields: readonly string[] = ['provider', 'client'];

/** A state that an adjective names. */
export interface State {
  field: 'status' | 'outcome' | 'starred' | 'marked' | 'superseded';
  value: string;
  forms: string;
}

const state = (field: State['field'], value: string, forms: string): State => ({
  field,
  value,
  forms,
});
const outcomeStates = [
  state('outcome', 'failure', 'failed,failing,unsuccessful,denied,rejected'),
  state('outcome', 'success', 'successful,succeeded'),
];
const lifeStates = [
  state('status', 'active', 'active,live,valid'),
  state('status', 'expired', 'expired'),
  state('status', 'revoked', 'revoked'),
];

/** What every kind of record can be called by what stands beside it. */
const markStates = [
  state('starred', 'true', 'starred'),
  state('marked', 'true', 'marked'),
  state('superseded', 'true', 'superseded,outdated'),
];
const adjectives = (...own: readonly State[]): readonly State[] => [...own, ...markStates];

/** Adjectives by the kind of record that they stand with. */
export const states: Record<Kind | 'timeline', readonly State[]> = {
  audit: adjectives(...outcomeStates),
  event: adjectives(
    ...outcomeStates,
    state('status', 'pending', 'pending'),
    state('status', 'initiated', 'initiated'),
  ),
  job: adjectives(
    state('status', 'failed', 'failed,failing,unsuccessful,broken'),
    state('status', 'success', 'successful,succeeded,completed,finished'),
    state('status', 'running', 'running,hanging'),
    state('status', 'pending', 'pending,waiting'),
  ),
  notification: adjectives(
    state('status', 'failed', 'failed,undelivered'),
    state('status', 'sent', 'sent,delivered'),
    state('status', 'pending', 'pending,unsent'),
    state('status', 'bounced', 'bounced,bouncing'),
  ),
  session: adjectives(...lifeStates),
  grant: adjectives(...lifeStates),
  webhook: adjectives(
    state('status', 'failed', 'failed,failing,permanently failed,undelivered'),
    state('status', 'success', 'successful,succeeded,delivered'),
    state('status', 'queued', 'queued,pending'),
    state('status', 'retrying', 'retrying,retried'),
  ),
  timeline: adjectives(...outcomeStates, state('outcome', 'pending', 'pending')),
};

const lives = ['active', 'expired', 'revoked'];

/** The statuses that the records of a kind are known to have, as the tenant's own service writes them. */
export const knownStatuses: Record<Kind, readonly string[]> = {
  audit: [],
  event: ['Initiated', 'Pending', 'Success', 'Failure'],
  job: ['success', 'failed', 'running', 'pending'],
  notification: ['sent', 'failed', 'pending', 'bounced'],
  session: lives,
  grant: lives,
  webhook: ['Success', 'Queued', 'Failed', 'Retrying'],
};

/** Nouns for records that failed: the first state of their kind. `alone` needs no other noun. */
export const failureNouns = { alone: 'failures,errors', behindOthers: 'failure,error' };

/** What people do in sign-in events: alone only in a form of `nouns`, else in front of a noun. */
export const activities: readonly (WordForms & { nouns: string })[] = [
  {
    text: 'login',
    forms: 'login,sign-in,signin,log-in,logon',
    nouns:
      'logins,sign-ins,signins,log-ins,logons,sign ins,log ins,logged in,signed in,logged into,signed into,login attempt,login attempts,log in,sign in,to log in,to sign in,to login',
  },
  {
    text: 'logout',
    forms: 'logout,sign-out,signout,log-out,logoff',
    nouns: 'logouts,sign-outs,signouts,log-outs,logged out,signed out',
  },
  { text: 'mfa', forms: 'mfa,2fa,second factor,multi-factor,multifactor', nouns: 'mfas' },
  {
    text: 'password reset',
    forms: 'password reset,password-reset,password_reset',
    nouns: 'password resets',
  },
  {
    text: 'lockout',
    forms: 'lockout,account lockout',
    nouns: 'lockouts,account lockouts,locked out',
  },
];

/** What administrators do: verbs, and nouns that can stand alone. */
export const verbs: readonly (WordForms & { nouns: string })[] = [
  { text: 'delete', forms: 'delete,deletes,deleted', nouns: 'deletions' },
  { text: 'remove', forms: 'remove,removes,removed', nouns: 'removals' },
  { text: 'create', forms: 'create,creates,created', nouns: 'creations' },
  { text: 'add', forms: 'add,adds,added', nouns: 'additions' },
  {
    text: 'update',
    forms: 'update,updated,modify,modified,change,changed,edit,edited,altered',
    nouns: 'updates,edits',
  },
  { text: 'enable', forms: 'enable,enabled,activated', nouns: 'activations' },
  { text: 'disable', forms: 'disable,disabled,deactivated', nouns: 'deactivations' },
  { text: 'assign', forms: 'assign,assigns,assigned,granted', nouns: 'assignments' },
  { text: 'revoke', forms: 'revoke,revokes,revoked', nouns: 'revocations' },
  { text: 'reset', forms: 'reset', nouns: 'resets' },
  { text: 'rotate', forms: 'rotate,rotated', nouns: 'rotations' },
  { text: 'export', forms: 'export,exported', nouns: 'exports' },
  { text: 'import', forms: 'import,imported', nouns: 'imports' },
  { text: 'review', forms: 'review,reviewed', nouns: 'reviews' },
  { text: 'lock', forms: 'lock,locked', nouns: '' },
  { text: 'unlock', forms: 'unlock,unlocked', nouns: '' },
];

/** What they do it to. The forms of `nouns` can stand alone. */
export const entities: readonly (WordForms & { nouns: string })[] = [
  { text: 'user', forms: 'user,account', nouns: 'users,accounts' },
  { text: 'group', forms: 'group', nouns: 'groups' },
  { text: 'role', forms: 'role', nouns: 'roles' },
  { text: 'client', forms: 'client,application,app', nouns: 'clients,applications,apps' },
  {
    text: 'provider',
    forms: 'provider,identity provider',
    nouns: 'providers,identity providers,idps',
  },
  { text: 'template', forms: 'template', nouns: 'templates' },
  { text: 'settings', forms: 'setting,tenant setting', nouns: 'settings,tenant settings' },
  { text: 'secret', forms: 'secret', nouns: 'secrets' },
  { text: 'permission', forms: 'permission', nouns: 'permissions' },
  { text: 'certificate', forms: 'certificate', nouns: 'certificates' },
  { text: 'session', forms: 'session', nouns: 'sessions' },
  { text: 'grant', forms: 'grant', nouns: 'grants' },
  { text: 'mfa', forms: 'mfa', nouns: '' },
];

/** The fields in which an entity's noun is looked for: its action or the name of its target. */
export const entityFields: readonly string[] = ['action', 'target'];

/** In these fields a name behind "from", "at" or "in" is looked for among sign-ins. */
export const originFields: readonly string[] = ['provider', 'client'];

/** A preposition's field: one canonical name, or several of which one must match. */
export type Role = string | readonly string[];

const person: Role = ['actor', 'username'];

/** What a preposition says of the name behind it, by view. An address behind `from` is the `ip`. */
export const roles: Record<Kind | 'timeline', Readonly<Record<string, Role>>> = {
  audit: {
    by: 'actor',
    did: 'actor',
    from: 'actor',
    to: 'target',
    of: 'target',
    on: 'target',
    for: 'target',
    via: 'client',
    through: 'client',
    using: 'client',
  },
  event: {
    by: person,
    did: person,
    for: person,
    of: person,
    from: person,
    to: 'client',
    into: 'client',
    on: 'client',
    via: 'provider',
    with: 'provider',
    through: 'provider',
    using: 'provider',
  },
  job: { for: 'target', of: 'target' },
  notification: { to: 'target', for: 'target', of: 'target', about: 'subject' },
  session: { by: 'actor', for: 'actor', of: 'actor', from: 'actor', to: 'client', on: 'client' },
  grant: {
    by: 'actor',
    for: 'actor',
    of: 'actor',
    from: 'actor',
    to: 'client',
    on: 'client',
    via: 'provider',
  },
  webhook: { to: 'target', for: 'action', of: 'action' },
  timeline: {
    by: person,
    did: person,
    for: ['actor', 'target', 'subject', 'username'],
    of: ['actor', 'target', 'subject', 'username'],
    from: person,
    to: 'target',
    via: ['client', 'provider'],
  },
};

/** Words that mean nothing in a query. */
export const fillers: ReadonlySet<string> = new Set(
  [
    'show me us all any every each the a an this that these those which where whose who what when',
    'please find list get give display search look see return fetch there it its they them their',
    'is are was were be been being have has had do does did just only also still currently now made',
    'with of in on at to from by for into via about my our latest newest recent recently',
  ].flatMap((line) => line.split(' ')),
);

/** Verbs between a record and its time: "happened yesterday". */
export const timeVerbs: ReadonlySet<string> = new Set(
  'happened occurred sent started logged recorded received issued opened established made ran run triggered delivered created done changed finished'.split(
    ' ',
  ),
);

/** Words for every record. */
export const everything: ReadonlySet<string> = new Set(['everything', 'anything']);
