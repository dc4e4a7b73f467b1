import type { ActionKind, ActionTarget } from './response-plan.ts';

/** What an action is called, and what to look at when it is done. */
export const actionWords: Readonly<Record<ActionKind, { title: string; after: string }>> = {
  'revoke-sessions': {
    title: 'Revoke all sessions',
    after:
      'No session of the user is active any more; a new sign-in is asked for password and second factor.',
  },
  'revoke-session': {
    title: 'Revoke a session',
    after: 'The session is listed as revoked and does not refresh.',
  },
  'revoke-grants': {
    title: 'Revoke all grants',
    after: 'No grant of the user is active any more; applications ask for consent again.',
  },
  'revoke-grant': {
    title: 'Revoke a grant',
    after: 'The grant is listed as revoked; its tokens are refused.',
  },
  'reset-password': {
    title: 'Reset the password',
    after:
      'The reset mail went to an address that belongs to the user, and the old password is refused.',
  },
  'require-mfa': {
    title: 'Require a second factor',
    after: 'The next sign-in asks for it; factors that were enrolled meanwhile are gone.',
  },
  'disable-account': {
    title: 'Disable the account',
    after: 'A sign-in is refused; sessions and grants from before are revoked.',
  },
  'revert-change': {
    title: 'Take a change back',
    after:
      'The state in the tenant is the old one at every path named here, and nothing else changed.',
  },
  'retry-job': {
    title: 'Retry a job',
    after: 'Each run ends with success, and what it was to do is there once.',
  },
  'replay-webhook': {
    title: 'Replay webhook events',
    after: 'The endpoint answered each event with success; it may have had some of them before.',
  },
};

/** What the ids of a target are of that an action is about. */
const soughtIds: Partial<Record<ActionKind, { what: string; none: string }>> = {
  'revoke-sessions': {
    what: 'session,',
    none: 'The evidence names no active session of this user; the dry run asks the tenant which there are.',
  },
  'revoke-grants': {
    what: 'grant,',
    none: 'The evidence names no active grant of this user; the dry run asks the tenant which there are.',
  },
  'revoke-session': {
    what: 'session,',
    none: 'The evidence does not know the session as active; the dry run asks the tenant how it stands.',
  },
  'revoke-grant': {
    what: 'grant,',
    none: 'The evidence does not know the grant as active; the dry run asks the tenant how it stands.',
  },
  'retry-job': { what: 'run,', none: 'No failed run of this job with an id is in the evidence.' },
  'replay-webhook': {
    what: 'event ',
    none: 'No event whose last delivery failed is in the evidence.',
  },
};

const userKinds: readonly ActionKind[] = [
  'revoke-sessions',
  'revoke-grants',
  'reset-password',
  'require-mfa',
  'disable-account',
];

/** Ids that the action itself is about: of `revoke-sessions` the sessions and not the names of the user. */
export function idsOfAction(kind: ActionKind, { ids }: ActionTarget): ActionTarget['ids'] {
  const sought = soughtIds[kind];
  return sought === undefined ? ids : ids.filter(({ what }) => what.startsWith(sought.what));
}

/** What must be looked up before an action can be done, in sentences; empty when it is ready. */
export function missingFor(kind: ActionKind, target: ActionTarget): string[] {
  const sought = soughtIds[kind];
  const { ids, settled, unlisted, system, change, record } = target;
  return [
    ...(system === null ? ['Nothing in the evidence names this target.'] : []),
    ...(sought !== undefined && idsOfAction(kind, target).length === 0
      ? [`${sought.none}${settledWords(settled)}`]
      : []),
    ...(userKinds.includes(kind) && !ids.some(({ what }) => what === 'user id')
      ? ['The evidence has no user id of this account.']
      : []),
    ...(unlisted > 0 ? [`${unlisted} more are in the evidence that are not listed here.`] : []),
    ...(kind === 'revert-change' ? missingOfChange(change, record) : []),
  ];
}

function settledWords(settled: ActionTarget['settled']): string {
  if (settled.length === 0) return '';
  const one = settled.length === 1;
  return ` ${settled.length} ${one ? 'is' : 'are'} over by the evidence.`;
}

function missingOfChange(change: ActionTarget['change'], record: number | null): string[] {
  if (change === null || record === null) return ['No record of the change is named.'];
  const { way, old, derivedFrom, later } = change;
  const state = {
    recorded: [],
    derived: [
      `The old state is not recorded with the change; it is what record ${derivedFrom ?? ''} tells.`,
    ],
    unreadable: ['The old state is recorded and cannot be read whole.'],
    none: way === 'take-away' ? [] : ['No old state is recorded.'],
  }[old];
  const [first] = later;
  return [
    ...state,
    ...(first === undefined
      ? []
      : [
          `${later.length === 1 ? 'A later record is' : `${later.length === 20 ? '20 or more' : later.length} later records are`} about the same target (record ${first}${later.length === 1 ? '' : ' and on'}): look first whether the change stands at all.`,
        ]),
  ];
}

/** What an action is done to. */
export const targetTypeOf: Readonly<Record<ActionKind, ActionTarget['type']>> = {
  'revoke-sessions': 'user',
  'revoke-session': 'session',
  'revoke-grants': 'user',
  'revoke-grant': 'grant',
  'reset-password': 'user',
  'require-mfa': 'user',
  'disable-account': 'user',
  'revert-change': 'change',
  'retry-job': 'job',
  'replay-webhook': 'webhook',
};

/** A target of which nothing but its name is known: it may be planned all the same, and says what is missing. */
export function bareTarget(kind: ActionKind, value: string): ActionTarget {
  return {
    type: targetTypeOf[kind],
    value,
    name: null,
    system: null,
    record: null,
    ids: [],
    unlisted: 0,
    settled: [],
    change: null,
  };
}
