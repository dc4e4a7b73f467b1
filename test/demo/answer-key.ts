/** Something that is in the demo archives, and how often. */
export interface Finding {
  id: string;
  count: number;
  /** What is counted, in Markdown. */
  what: string;
}

const finding = <Id extends string>(id: Id, count: number, what: string) => ({ id, count, what });

/**
 * What an investigator should find in the demo: written down by hand, and held against the archives
 * by a test. "Main" is everything but the zip.
 */
export const answerKey = [
  finding('audit-records', 383, 'audit records in `audit.json`'),
  finding('event-records', 2931, 'events in `events.ndjson.gz`'),
  finding('job-records', 234, 'jobs in `jobs.json`'),
  finding('notification-records', 321, 'notifications in `notifications.csv`'),
  finding('session-records', 275, 'sessions in `sessions.json`'),
  finding('grant-records', 237, 'grants in `grants.csv`'),
  finding('webhook-records', 473, 'webhook deliveries in `webhooks.ndjson`'),
  finding('zip-records', 172, 'records in `mixed-export.zip`'),
  finding('zip-duplicates', 25, 'of them duplicates of audit records in `audit.json`, by id'),
  finding('zip-zoneless', 75, 'of them events whose time has no zone'),
  finding(
    'stuffing-addresses',
    62,
    'addresses of 198.51.100.0/26 that take part in the stuffing run',
  ),
  finding('stuffing-accounts', 135, 'different e-mail addresses tried in it'),
  finding('stuffing-unknown-accounts', 84, 'of them names that do not exist (`unknown_user`)'),
  finding('stuffing-failures', 369, 'failed sign-ins from that range'),
  finding('stuffing-successes', 3, 'successful sign-ins from that range'),
  finding(
    'takeover-failures',
    10,
    'failed sign-ins as jonas.keller@acme.example from 198.51.100.77',
  ),
  finding('intruder-successes', 5, 'successful sign-ins from 198.51.100.77'),
  finding('intruder-accounts', 4, 'different accounts that sign in from 198.51.100.77'),
  finding('lockouts', 2, 'account lockouts; one of them, of 19 January, is harmless'),
  finding('mfa-resets', 1, 'second factors reset by an administrator'),
  finding(
    'foreign-reset-mails',
    1,
    'password reset mails to a mailbox outside Acme and its partner',
  ),
  finding(
    'mfa-bypasses',
    2,
    'sign-ins that skipped the second factor of people who have one (`details.mfaSkipped`)',
  ),
  finding('google-changes', 3, 'changes to the Google IdP in `audit.json`'),
  finding(
    'night-changes',
    26,
    'audit records by jonas.keller@acme.example between 22:00 and 06:00',
  ),
  finding('night-deleted-users', 18, 'accounts deleted on 12 February between 02:31 and 02:45'),
  finding('night-deleted-groups', 4, 'groups deleted in the same minutes'),
  finding('super-admin-grants', 1, 'times that the role super-admin is assigned'),
  finding(
    'audit-id-holes',
    1,
    'ids missing from the sequence of audit ids (zip and main together)',
  ),
  finding(
    'continuity-gaps',
    1,
    'places where the old state of a record is not the new state of the last one of that entity',
  ),
  finding(
    'unlogged-change-deliveries',
    4,
    'webhook attempts that tell of the change that is missing from the audit log',
  ),
  finding('revoked-sessions', 11, 'sessions revoked'),
  finding('revoked-grants', 9, 'grants revoked'),
  finding(
    'stale-sessions',
    4,
    'sessions still active that are older than 30 days at the time of the export',
  ),
  finding('failed-jobs', 6, 'failed jobs, all with a stack trace'),
  finding('hanging-jobs', 1, 'jobs still running after more than a day'),
  finding('waiting-jobs', 3, 'jobs still pending behind the hanging one'),
  finding(
    'missing-trims',
    2,
    'nights from 5 January to 15 February without a run of the audit log trim',
  ),
  finding('failed-mails', 4, 'mails that failed, all on 12 February between 08:00 and 08:45'),
  finding('failed-reset-mails', 4, 'of them password reset mails'),
  finding('bounced-mails', 5, 'mails that bounced'),
  finding('pending-mails', 1, 'mails still pending at the time of the export'),
  finding('dead-webhooks', 5, 'webhook events that failed for good after four attempts'),
  finding('dead-webhook-deliveries', 20, 'delivery attempts of these events'),
  finding('recovered-webhooks', 14, 'webhook events that failed at first and succeeded later'),
  finding('queued-webhooks', 2, 'webhook deliveries still queued at the time of the export'),
] as const satisfies readonly Finding[];

/** Id of a finding of the answer key. */
export type FindingId = (typeof answerKey)[number]['id'];
