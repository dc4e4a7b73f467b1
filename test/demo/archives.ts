import { berlinText, firstDay, startOfDay, utcText } from './calendar.ts';
import { csvText } from './csv-text.ts';
import { packGzip, packZip } from './pack.ts';
import type { Ledger } from './records.ts';

/** A file of the demo. */
export interface DemoFile {
  name: string;
  content: Buffer;
}

/** How many audit records of the main archive are in the zip once more. */
const overlap = 25;

/** The archives: one a kind, each in another form, and a zip with the quiet week before them. */
export function demoArchives(ledger: Ledger): DemoFile[] {
  const start = utcText(startOfDay(firstDay));
  const { main, before } = splitLedger(ledger, start);
  return [
    { name: 'audit.json', content: arrayText(main.audit) },
    { name: 'events.ndjson.gz', content: packGzip(linesText(main.event)) },
    { name: 'jobs.json', content: envelopeText(main.job) },
    { name: 'notifications.csv', content: notificationsText(main) },
    { name: 'sessions.json', content: Buffer.from(`${JSON.stringify(main.session, null, 2)}\n`) },
    { name: 'grants.csv', content: grantsText(main) },
    { name: 'webhooks.ndjson', content: linesText(main.webhook) },
    { name: 'mixed-export.zip', content: mixedZip(before, main) },
  ];
}

function splitLedger(ledger: Ledger, start: string): { main: Ledger; before: Ledger } {
  const part = (isWanted: (time: string) => boolean): Ledger => ({
    audit: ledger.audit.filter(({ timestamp }) => isWanted(timestamp)),
    event: ledger.event.filter(({ createdOn }) => isWanted(createdOn)),
    job: ledger.job.filter(({ createdAt }) => isWanted(createdAt)),
    notification: ledger.notification.filter(({ timestamp }) => isWanted(timestamp)),
    session: ledger.session.filter(({ createdAt }) => isWanted(createdAt)),
    grant: ledger.grant.filter(({ createdAt }) => isWanted(createdAt)),
    webhook: ledger.webhook.filter(({ timestamp }) => isWanted(timestamp)),
  });
  return { main: part((time) => time >= start), before: part((time) => time < start) };
}

function linesText(records: readonly unknown[]): Buffer {
  return Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
}

function arrayText(records: readonly unknown[]): Buffer {
  return Buffer.from(`[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`);
}

function envelopeText(records: readonly unknown[]): Buffer {
  return Buffer.from(
    `{"data":${arrayText(records).toString().trimEnd()},"total":${records.length}}\n`,
  );
}

function notificationsText({ notification }: Ledger): Buffer {
  const header = ['Subject', 'Recipient', 'Timestamp', 'Status', 'Category', 'CC', 'BCC', 'Body'];
  const rows = notification.map((mail) => Object.values(mail));
  return Buffer.from(csvText(header, rows, { lineEnd: '\r\n', mark: true }));
}

function grantsText({ grant }: Ledger): Buffer {
  const header = 'grant_id,email,provider,client,session_id,created_at,status,details'.split(',');
  const rows = grant.map((entry) =>
    Object.values({ ...entry, createdAt: berlinText(Date.parse(entry.createdAt)) }),
  );
  return Buffer.from(csvText(header, rows, { lineEnd: '\n' }));
}

function mixedZip(before: Ledger, main: Ledger): Buffer {
  const { job, notification, webhook } = before;
  return packZip([
    { name: 'audit-until-january.csv', content: auditText(before, main) },
    { name: 'events-2025.csv', content: eventsText(before) },
    { name: 'other/mixed.ndjson', content: linesText([...job, ...notification, ...webhook]) },
  ]);
}

/** Labels as headers, states as JSON in cells; runs on into the time of the main archive. */
function auditText(before: Ledger, main: Ledger): Buffer {
  const header =
    'Id,Action,Target,Actor,Subject,Client Actor,Comments,Timestamp,Old Entity,New Entity,Diff';
  const rows = [...before.audit, ...main.audit.slice(0, overlap)].map(Object.values);
  return Buffer.from(csvText(header.split(','), rows, { lineEnd: '\n' }));
}

/** Times to the second and without a zone, as an older version of the tenant wrote them (in UTC). */
function eventsText({ event }: Ledger): Buffer {
  const header =
    'Id,Event Type,Status,Client Name,Provider Name,Created On,Email,Username,IP Address,User Agent,Organization,Country,Details';
  const rows = event.map((record) => {
    const createdOn = record.createdOn.slice(0, 19).replace('T', ' ');
    return Object.values({ ...record, createdOn });
  });
  return Buffer.from(csvText(header.split(','), rows, { lineEnd: '\r\n' }));
}
