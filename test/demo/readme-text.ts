import type { Finding } from './answer-key.ts';
import type { DemoFile } from './archives.ts';

const aboutFiles: Record<string, string> = {
  'audit.json': 'audit records; JSON array',
  'events.ndjson.gz': 'sign-in events; NDJSON, gzip',
  'jobs.json': 'job runs; JSON in an envelope, `{"data": […], "total": n}`',
  'notifications.csv':
    'mail; CSV as a spreadsheet writes it (byte order mark, CRLF, lines in cells)',
  'sessions.json': 'sessions; JSON array over many lines',
  'grants.csv': 'grants; CSV with snake_case names and JSON in cells, times in Berlin',
  'webhooks.ndjson': 'webhook deliveries, one record an attempt; NDJSON',
  'mixed-export.zip':
    'the week before: audit as CSV (repeating the first audit records of `audit.json`), events as CSV without a zone (UTC), jobs, mail and webhooks mixed in one NDJSON',
};

/** The README of the demo folder: origin, files, story, and what an investigator should find. */
export function readmeText(files: readonly DemoFile[], findings: readonly Finding[]): string {
  const fileLines = files.map(({ name }) => `| \`${name}\` | ${aboutFiles[name] ?? ''} |`);
  const findingLines = findings.map(({ id, count, what }) => `| \`${id}\` | ${count} | ${what} |`);
  return `# Demo archives

Origin: made up, written by \`npm run demo\` (\`test/demo/generate-demo.ts\`) from a fixed seed. No
person, company, address or domain in them exists: names are invented, domains end in \`.example\`,
addresses are from the ranges kept for documentation. Do not edit: change the script.

| file | what |
|---|---|
${fileLines.join('\n')}

## The story

Acme GmbH has 60 people in Berlin and Munich, six applications and three identity providers. The
archives were exported on Sunday, 15 February 2026, 20:00 in Berlin and reach back to 5 January
(the zip: to 29 December). All times below are Berlin's, one hour ahead of UTC.

- **Tuesday, 10 February, 21:40.** A credential-stuffing run from 198.51.100.0/26 tries every
  acme.example account and many names that do not exist. Three accounts open, one of them of the helpdesk.
- **Wednesday, 11 February, 22:31.** From 198.51.100.77, ten wrong passwords lock the account of the
  administrator Jonas Keller. The helpdesk account unlocks it, resets its second factor and enters
  a foreign mailbox; the password reset mail goes there; the administrator's account opens at 22:58.
- **Thursday, 12 February, 02:06 to 03:11.** As Jonas Keller: the Google provider gains a redirect
  URI and loses its second factor; the audit log's retention falls to one day and alerts are switched off; an
  account with the role super-admin is made; accounts and groups are deleted; two people of
  Finance "sign in" to payroll without a second factor. The endpoint of the security monitoring
  does not answer from 01:30 to 06:40. One change to the Google provider is missing from the audit log.
- **03:30, 05:00.** The audit log trim fails and does not run on the next two nights; the
  directory sync hangs, and later runs wait for it.
- **From 07:00.** Miriam Vogt revokes sessions and grants, disables accounts, takes the changes
  back. Mail is down from 08:00 to 08:45, so the first reset mails fail. The deleted accounts are
  imported again, at the second attempt; some of the invitations bounce.

Not part of it: on 19 January Oskar Lindner locks himself out of his account from his own office.

## What an investigator should find

| id | count | what |
|---|---|---|
${findingLines.join('\n')}
`;
}
